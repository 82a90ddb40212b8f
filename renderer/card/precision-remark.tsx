import type { NumberName } from '#core/said/numbers';
import type { Queue } from '#core/board/queue';
import { useBoard } from '../board-state.ts';
import { age } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';
import { shownPrecision } from './precision.ts';

/** How far a figure is from the truth, where it is not exact. */
export function PrecisionRemark({ queue, name }: { readonly queue: Queue; readonly name: NumberName }) {
  const words = useWords();
  const { source } = queue.provenance[name];
  const seconds = useBoard((state) => state.sources.find(({ id }) => id === source)?.everySeconds ?? null);
  switch (shownPrecision(queue, name)) {
    case 'exact':
      return null;
    case 'atLeast':
      return <p className="card-remark">{words.t(name === 'longestWaitSeconds' ? 'isAtLeast' : 'isAtLeastSoMany')}</p>;
    case 'estimated':
      return (
        <p className="card-remark">
          {seconds === null ? words.t('isEstimated') : words.t('isEstimatedTo', { age: age(seconds * 1_000, words) })}
        </p>
      );
  }
}
