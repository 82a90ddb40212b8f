import type { ReactNode } from 'react';
import { ToPlace } from './help-link.tsx';
import type { Inline, Line } from './pages/page.ts';

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
  const words = <Words line={parts} />;
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
