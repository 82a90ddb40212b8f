import type { SourceStatus } from '#core/queue';
import { useBoard } from '../board-state.ts';
import { age } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';
import type { Words } from '../words/words.ts';
import { TickingText } from './ticking-text.tsx';

/** Younger than this is "now": an age in seconds would only be unrest. Milliseconds. */
const freshFor = 60_000;

function freshness({ state, lastInputAt }: SourceStatus, now: number, words: Words): string {
  const old = lastInputAt === null ? null : now - Date.parse(lastInputAt);
  const ago = old === null ? null : old < freshFor ? words.fresh : words.ago(age(old, words));
  if (state === 'ok') return ago ?? words.source.waiting;
  return state === 'waiting' || ago === null ? words.source[state] : `${words.source[state]}, ${ago}`;
}

/** Each phone system, and when it last said anything. */
export function SourceList() {
  const words = useWords();
  const sources = useBoard((state) => state.sources);
  return (
    <ul className="sources" aria-label={words.sources}>
      {sources.map((source) => (
        <li key={source.id} data-state={source.state} title={source.lastError ?? undefined}>
          {source.id} <TickingText className="freshness" text={(now) => freshness(source, now, words)} />
        </li>
      ))}
    </ul>
  );
}
