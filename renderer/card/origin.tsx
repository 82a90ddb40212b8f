import type { NumberName } from '#core/said/numbers';
import type { Queue } from '#core/board/queue';
import { useBoard } from '../board-state.ts';
import { TickingText } from '../board/ticking-text.tsx';
import { sourceTitle } from '../sources/source-title.ts';
import { age } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';

/** Which phone system said it, how long ago, and for which that is silent it stands in. */
export function Origin({ queue, name }: { readonly queue: Queue; readonly name: NumberName }) {
  const words = useWords();
  const { source, asOf, insteadOf } = queue.provenance[name];
  const sources = useBoard((state) => state.sources);
  if (source === null) return null;
  const title = sourceTitle(source, sources);
  const status = sources.find(({ id }) => id === source);
  // The status is asked for now and then, and a figure tells its age only when it changes: the newer one is right.
  const newest = Math.max(...[asOf, status?.lastInputAt ?? null].map((at) => (at === null ? -1 : Date.parse(at))));
  if (newest < 0) return <p className="card-origin">{words.t('originNever', { source: title })}</p>;
  const silent = sources.find(({ id }) => id === insteadOf);
  function text(now: number): string {
    const ago = words.t('ago', { age: age(now - newest, words) });
    if (silent === undefined || silent.state === 'ok') return words.t('origin', { source: title, ago });
    return words.t(`standsIn.${silent.state}`, { source: title, silent: sourceTitle(silent.id, sources), ago });
  }
  return (
    <p className="card-origin">
      <TickingText text={text} />
    </p>
  );
}
