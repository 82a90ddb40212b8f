import type { ReactNode } from 'react';
import type { Said } from '#core/said/sentence';
import { inBoth, wordsIn } from '#core/said/sentence';
import { HelpLink } from '../help/help-link.tsx';
import type { Place } from '../help/places.ts';
import { useWords } from '../words/use-words.ts';

interface TroubleProps {
  readonly title: string;
  readonly help: string;
  /** What went wrong, as the hub says it: a line for each problem. */
  readonly lines?: readonly Said[];
  readonly testId?: string;
  /** The paragraph of the help about it. */
  readonly place?: Place;
  /** What one can do about it here and now. */
  readonly children?: ReactNode;
}

/** The screen that stands where a board cannot: what is wrong, and what to do. */
export function Trouble({ title, help, lines = [], testId = 'trouble', place, children }: TroubleProps) {
  const { language } = useWords();
  return (
    <main className="trouble" data-testid={testId}>
      <div className="visually-hidden" role="alert">
        {title}
      </div>
      <h1>{title}</h1>
      <p>{help}</p>
      {lines.length > 0 && (
        <ul className="trouble-lines">
          {lines.map((line) => (
            <li key={inBoth(line).en} lang={typeof line === 'string' ? 'en' : undefined}>
              {wordsIn(line, language)}
            </li>
          ))}
        </ul>
      )}
      {children}
      {place !== undefined && <HelpLink place={place} about={title} isInWords />}
    </main>
  );
}
