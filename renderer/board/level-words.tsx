import type { Queue } from '#core/queue';
import { age } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';
import type { Words } from '../words/words.ts';
import { CriticalSymbol, WarningSymbol } from './symbols.tsx';
import { TickingText } from './ticking-text.tsx';

function levelInWords(queue: Queue, words: Words): string {
  if (queue.callsWaiting === null) return words.levelUnknown;
  if (queue.level === 'calm') return words.calm;
  return words[queue.level][queue.levelReason ?? 'longestWait'];
}

/** How the queue fares, in words and with a symbol; or how old the figures are, for then nobody knows how it fares. */
export function LevelWords({ queue, oldSince }: { readonly queue: Queue; readonly oldSince: number | null }) {
  const words = useWords();
  if (oldSince !== null) {
    return (
      <p className="level" data-testid="level">
        <TickingText text={(now) => words.old(age(now - oldSince, words))} />
      </p>
    );
  }
  const isRaised = queue.callsWaiting !== null && queue.level !== 'calm';
  return (
    <output className="level">
      {isRaised && (queue.level === 'critical' ? <CriticalSymbol /> : <WarningSymbol />)}
      <span data-testid="level">{levelInWords(queue, words)}</span>
    </output>
  );
}
