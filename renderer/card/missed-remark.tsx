import type { Queue } from '#core/board/queue';
import type { NumberName } from '#core/said/numbers';
import { useBoard } from '../board-state.ts';
import { todayNumbers } from '../sources/number-list.ts';
import { missedInFull } from '../words/missed.ts';
import { useWords } from '../words/use-words.ts';

/** A figure of the day holds what the board heard; what went by while a connection was lost is said beside it. */
export function MissedRemark({ queue, name }: { readonly queue: Queue; readonly name: NumberName }) {
  const words = useWords();
  const timeZone = useBoard((state) => state.setup?.timeZone);
  if (timeZone === undefined || !todayNumbers.includes(name)) return null;
  const sentences = missedInFull(queue.missed ?? [], timeZone, words);
  return sentences === undefined ? null : <p className="card-remark">{sentences}</p>;
}
