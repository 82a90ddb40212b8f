import type { NumberName } from '#core/said/numbers';
import type { Queue } from '#core/board/queue';
import { useBoard } from '../board-state.ts';
import { todayNumbers } from '../sources/number-list.ts';
import { clockTime } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';

/** On its first day the board has not heard the whole day of who tells calls only as they happen. */
export function SinceRemark({ queue, name }: { readonly queue: Queue; readonly name: NumberName }) {
  const { t } = useWords();
  const since = useBoard((state) => state.listensSince);
  const timeZone = useBoard((state) => state.setup?.timeZone);
  const { source } = queue.provenance[name];
  const isLive = useBoard((state) => state.sources.find(({ id }) => id === source)?.freshness === 'live');
  if (since === null || timeZone === undefined || !isLive || !todayNumbers.includes(name)) return null;
  return <p className="card-remark">{t('listensSince', { time: clockTime(Date.parse(since), timeZone) })}</p>;
}
