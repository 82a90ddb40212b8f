import { useMemo } from 'react';
import { useWords } from '../words/use-words.ts';
import { book } from './book.ts';
import { ToPlace } from './help-link.tsx';
import { helpPageNamed } from './page-names.ts';
import { search } from './search.ts';

/** The paragraphs that have what was typed. */
export function FoundList({ typed }: { readonly typed: string }) {
  const { t, language } = useWords();
  const found = useMemo(() => search(book, typed, language), [typed, language]);
  return (
    <div className="settings-body help-body">
      <output className="field-help">
        {found.length === 0 ? t('help.nothing', { typed }) : t('help.found', { count: found.length })}
      </output>
      <ol className="help-found">
        {found.map(({ place, page, heading, before, hit, after }) => {
          const name = helpPageNamed(page);
          return (
            <li key={place}>
              <ToPlace place={place}>
                {name !== null && <span className="help-where">{t(`help.page.${name}`)}</span>} {heading}
              </ToPlace>
              <p>
                {before}
                <mark>{hit}</mark>
                {after}
              </p>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
