import type { WaitStep } from '#core/history/figures';
import { count, limitText } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';

/** How many waited for how long. */
export function WaitBars({ waits }: { readonly waits: readonly WaitStep[] }) {
  const words = useWords();
  const { t } = words;
  const most = Math.max(1, ...waits.map(({ calls }) => calls));
  const name = (below: number | null, index: number): string => {
    const above = waits[index - 1]?.below ?? 0;
    return below === null
      ? t('history.above', { limit: limitText(above, words) })
      : t('history.below', { limit: limitText(below, words) });
  };
  return (
    <figure className="chart">
      <figcaption>
        <h3>{t('history.waits')}</h3>
        <p>{t('history.waitsHelp')}</p>
      </figcaption>
      <ul className="wait-bars">
        {waits.map(({ below, calls }, index) => (
          <li key={below ?? 'more'}>
            <span>{name(below, index)}</span>
            <i style={{ width: `${(100 * calls) / most}%` }} aria-hidden="true" />
            <b>{count(calls, words)}</b>
          </li>
        ))}
      </ul>
    </figure>
  );
}
