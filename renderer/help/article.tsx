import { useEffect, useRef } from 'react';
import { useWords } from '../words/use-words.ts';
import { Blocks } from './blocks.tsx';
import { domId } from './dom-id.ts';
import type { HelpPage } from './pages/page.ts';
import { sectionsFor } from './sections.ts';

interface ArticleProps {
  readonly page: HelpPage;
  /** In the reader's language. */
  readonly title: string;
  /** What of it is meant; `null`: its beginning. */
  readonly anchor: string | null;
}

/** One page, from the paragraph that is meant. */
export function Article({ page, title, anchor }: ArticleProps) {
  const { t, language } = useWords();
  const body = useRef<HTMLElement>(null);
  const sections = sectionsFor(page, language);
  const isOther = sections.every((section) => section.language !== language);

  useEffect(() => {
    const element = body.current;
    if (element === null) return;
    const meant = anchor === null ? null : element.querySelector<HTMLElement>(`#${CSS.escape(domId(anchor))}`);
    if (meant === null) {
      element.scrollTop = 0;
      return;
    }
    meant.scrollIntoView({ block: 'start' });
    // Who hears the page goes on from there.
    meant.focus({ preventScroll: true });
  }, [anchor]);

  return (
    <article className="settings-body help-body" ref={body} aria-label={title}>
      <h3 className="settings-title">{title}</h3>
      {isOther && <p className="settings-note">{t('help.onlyInEnglish')}</p>}
      {sections.map((section) => (
        <div key={section.id} lang={section.language}>
          <Blocks blocks={section.blocks} meant={anchor} />
        </div>
      ))}
    </article>
  );
}
