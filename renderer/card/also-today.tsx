import type { Queue } from '#core/board/queue';
import { useBoard } from '../board-state.ts';
import { TickingText } from '../board/ticking-text.tsx';
import { useWords } from '../words/use-words.ts';
import { alsoToday } from './explain.ts';

/** Beside the average wait: the longest one and the average talk of today, which no tile has room for. */
export function AlsoToday({ queue }: { readonly queue: Queue }) {
  const words = useWords();
  const frozenAt = useBoard((state) => state.frozenAt);
  return (
    <p className="card-formula" data-testid="also-today">
      <TickingText text={(now) => alsoToday(queue, frozenAt ?? now, words)} />
    </p>
  );
}
