import type { DayComparison } from '#core/board/queue';
import { useBoard } from '../board-state.ts';
import { count, enDash } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';
import { comparedSources, differenceOf, shownComparisons } from './comparison.ts';
import { sourceTitle } from './source-title.ts';

const figures = ['answered', 'lost'] as const;

function Row({ comparison, ids }: { readonly comparison: DayComparison; readonly ids: readonly string[] }) {
  const words = useWords();
  const name = useBoard((state) => state.queues.get(comparison.queue)?.name ?? comparison.queue);
  const difference = differenceOf(comparison);
  return (
    <tr>
      <th scope="row">{name}</th>
      {ids.map((id) => {
        const counted = comparison.counts.find(({ source }) => source === id);
        return figures.map((figure) => (
          <td key={`${id} ${figure}`}>{counted === undefined ? enDash : count(counted[figure], words)}</td>
        ));
      })}
      {figures.map((figure) => (
        <td key={figure} className="difference" data-differs={difference[figure] > 0 || undefined}>
          {difference[figure] === 0 ? words.t('yesterday.none') : count(difference[figure], words)}
        </td>
      ))}
    </tr>
  );
}

function Table({ comparisons }: { readonly comparisons: readonly DayComparison[] }) {
  const { t } = useWords();
  const sources = useBoard((state) => state.sources);
  const ids = comparedSources(comparisons, sources);
  const columns = [
    ...ids.map((id) => ({ id, title: sourceTitle(id, sources) })),
    { id: '', title: t('yesterday.difference') },
  ];
  return (
    <table>
      <thead>
        <tr>
          <th scope="col" rowSpan={2}>
            {t('origins.queue')}
          </th>
          {columns.map(({ id, title }) => (
            <th key={id} scope="colgroup" colSpan={2}>
              {title}
            </th>
          ))}
        </tr>
        <tr>
          {columns.flatMap(({ id }) =>
            figures.map((figure) => (
              <th key={`${id} ${figure}`} scope="col">
                {t(`yesterday.${figure}`)}
              </th>
            )),
          )}
        </tr>
      </thead>
      <tbody>
        {comparisons.map((comparison) => (
          <Row key={comparison.queue} comparison={comparison} ids={ids} />
        ))}
      </tbody>
    </table>
  );
}

/** What several sources counted yesterday, side by side: whether they agree, in one sentence. */
export function Yesterday() {
  const { t } = useWords();
  const yesterday = useBoard((state) => state.yesterday);
  if (yesterday.length === 0) return null;
  const differing = yesterday.filter(({ differ }) => differ).length;
  const shown = shownComparisons(yesterday);
  return (
    <section className="yesterday" aria-labelledby="yesterday-title" data-testid="yesterday">
      <div>
        <h3 id="yesterday-title">{t('yesterday.title')}</h3>
        <p>
          {differing === 0
            ? t('yesterday.agree', { count: yesterday.length })
            : t('yesterday.differ', { count: yesterday.length, differing })}
        </p>
      </div>
      {shown.length > 0 && <Table comparisons={shown} />}
    </section>
  );
}
