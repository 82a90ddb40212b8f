import type { Queue } from '#core/board/queue';
import { useBoard } from '../board-state.ts';
import { missedShort } from '../words/missed.ts';
import { useWords } from '../words/use-words.ts';

/** That nobody listened for a while today, so that the day's figures lack what only counters tell. */
export function MissedNote({ queue }: { readonly queue: Queue }) {
  const words = useWords();
  const timeZone = useBoard((state) => state.setup?.timeZone);
  const text = timeZone === undefined ? undefined : missedShort(queue.missed ?? [], timeZone, words);
  return text === undefined ? null : <p className="day-words">{text}</p>;
}
