import type { ReactNode } from 'react';
import { useWords } from '../words/use-words.ts';
import { ToPlace } from './help-link.tsx';
import { helpPageNamed } from './page-names.ts';
import { textOf, type Inline, type Line } from './pages/page.ts';

/** The words of a line with their looks. */
export function Words({ line }: { readonly line: Line }) {
  return line.map((part, index) => <Part key={`${index} ${part.kind}`} part={part} />);
}

function Part({ part }: { readonly part: Inline }): ReactNode {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'code':
      return <code>{part.text}</code>;
    case 'strong':
      return (
        <strong>
          <Words line={part.parts} />
        </strong>
      );
    case 'emphasis':
      return (
        <em>
          <Words line={part.parts} />
        </em>
      );
    case 'break':
      return <br />;
    case 'link':
      return <Link {...part} />;
  }
}

/** Out of the help it leads in a browser alone: the desktop opens nothing, so the address is shown. Other files are not at hand. */
function Link({ parts, to, place }: Extract<Inline, { kind: 'link' }>) {
  const { t } = useWords();
  // A file's name means something beside the file; here it is a page, which has a name that people know.
  const file = /^([a-z-]+)\.md$/.exec(textOf(parts))?.[1];
  const page = place === null || file === undefined ? null : helpPageNamed(file);
  const words = page === null ? <Words line={parts} /> : t(`help.page.${page}`);
  if (place !== null) return <ToPlace place={place}>{words}</ToPlace>;
  if (!/^https?:/.test(to)) return words;
  if (window.bridge !== undefined) {
    return (
      <>
        {words} (<code>{to}</code>)
      </>
    );
  }
  return (
    <a href={to} target="_blank" rel="noopener noreferrer">
      {words}
    </a>
  );
}
