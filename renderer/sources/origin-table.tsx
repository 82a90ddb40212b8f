import { useBoard } from '../board-state.ts';
import { useWords } from '../words/use-words.ts';
import type { Words } from '../words/words.ts';
import { nameList } from './number-list.ts';
import { originGroups, originRows, type Origin, type OriginRow } from './origins.ts';
import { sourceTitle } from './source-title.ts';
import { useQueues } from './use-queues.ts';

/** Queues that are alike are named up to so many. */
const mostQueues = 3;

/** What is to be said of numbers beyond where they come from: nothing where all is as it should be. */
function remarkOf(origin: Origin, insteadOf: string | undefined, { t }: Words): string | undefined {
  const { unknown, isStale, precision } = origin;
  if (unknown !== undefined) return t(`origins.unknown.${unknown}`);
  const remarks = [
    isStale && t('origins.stale'),
    precision !== 'exact' && t(`origins.${precision}`),
    insteadOf !== undefined && t('origins.insteadOf', { source: insteadOf }),
  ].filter((remark) => remark !== false);
  return remarks.length === 0 ? undefined : remarks.join(', ');
}

const looksOf = ({ unknown, isStale }: Origin) =>
  unknown === undefined ? (isStale ? 'stale' : 'known') : unknown === 'noCallsYet' ? 'known' : 'unknown';

function OriginCell({ origin }: { readonly origin: Origin }) {
  const words = useWords();
  const sources = useBoard((state) => state.sources);
  const { source, insteadOf, names } = origin;
  const remark = remarkOf(origin, insteadOf && sourceTitle(insteadOf, sources), words);
  return (
    <td className="origin" colSpan={names.length} data-looks={looksOf(origin)}>
      {source !== null && <span>{sourceTitle(source, sources)}</span>} {remark !== undefined && <small>{remark}</small>}
    </td>
  );
}

function Row({ row, isAll }: { readonly row: OriginRow; readonly isAll: boolean }) {
  const words = useWords();
  const names = row.queues.map(({ name }) => name);
  const title =
    isAll && names.length > mostQueues
      ? words.t('origins.allQueues', { count: names.length })
      : nameList(names, mostQueues, words);
  return (
    <tr>
      <th scope="row" title={names.join(', ')}>
        {title}
      </th>
      {row.origins.map((origin) => (
        <OriginCell key={origin.names[0]} origin={origin} />
      ))}
    </tr>
  );
}

/** Who has the word for each number of each queue: one bar for neighbours from one source. */
export function OriginTable() {
  const { t } = useWords();
  const rows = originRows(useQueues());
  const hasStandIns = rows.some(({ origins }) => origins.some(({ insteadOf }) => insteadOf !== undefined));
  return (
    <section className="origins" aria-labelledby="origins-title" data-testid="origins">
      <div className="origins-head">
        <h3 id="origins-title">{t('origins.title')}</h3>
        {hasStandIns && <p>{t('origins.insteadHelp')}</p>}
      </div>
      <table>
        <colgroup>
          <col className="origin-queue" />
          <col />
          {/* The one number that is estimated, and has that to say as well. */}
          <col className="origin-wait" />
          <col span={originGroups.flatMap(({ names }) => names).length - 2} />
        </colgroup>
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              {t('origins.queue')}
            </th>
            {originGroups.map(({ title, names }) => (
              <th key={title} scope="colgroup" colSpan={names.length}>
                {t(`origins.${title}`)}
              </th>
            ))}
          </tr>
          <tr>
            {originGroups.flatMap(({ names }) =>
              names.map((name) => (
                <th key={name} scope="col">
                  {t(`number.${name}`)}
                </th>
              )),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.queues[0]?.id} row={row} isAll={rows.length === 1} />
          ))}
        </tbody>
      </table>
    </section>
  );
}
