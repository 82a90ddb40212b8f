import type { HistoryRow } from '#core/history/row';
import { hubClock } from '../board-state.ts';
import { count } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';
import { shortDate } from './names.ts';

interface BarsProps {
  readonly rows: readonly HistoryRow[];
  readonly by: 'hour' | 'day';
}

/** A round number at or above the largest, so that the axis can be read. */
function axisTop(largest: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, largest)));
  const step = [1, 2, 5, 10].find((each) => each * power >= largest) ?? 10;
  return Math.max(4, step * power);
}

/** Of more days than these the names have no room. */
const fewDays = 8;

const dayOfMonth = (start: string): string => String(Number(start.slice(8, 10)));

/** A part of it that is over was not listened to. What is still to come is not missing. */
export const isPartly = ({ start, complete }: HistoryRow): boolean => !complete && Date.parse(start) < hubClock.now();

/** Calls by the hour or the day: the answered and forwarded below, the lost above and hatched, as on the board. */
export function Bars({ rows, by }: BarsProps) {
  const words = useWords();
  const { t } = words;
  const top = axisTop(Math.max(0, ...rows.map(({ offered }) => offered)));
  const title = t(by === 'hour' ? 'history.byHour' : 'history.byDay');
  return (
    <figure className="chart">
      <figcaption>
        <h3>{title}</h3>
        <p className="chart-key">
          <i className="key-calls" /> {t('history.offered')} <i className="key-lost" /> {t('history.lost')}
        </p>
      </figcaption>
      {/* The table below says the same in figures. */}
      <div className="bars" aria-hidden="true" data-by={by}>
        <span className="bars-top">{count(top, words)}</span>
        <span className="bars-half">{count(top / 2, words)}</span>
        {rows.map((row) => {
          const label =
            by === 'hour'
              ? row.start.slice(11, 13).replace(/^0/, '')
              : rows.length > fewDays
                ? dayOfMonth(row.start)
                : shortDate(row.start.slice(0, 10), words);
          const others = row.offered - row.lost;
          return (
            <div key={row.start} className="chart-bar" data-incomplete={isPartly(row) || undefined}>
              <div className="bar-room">
                {row.lost > 0 && <div className="bar-lost" style={{ height: `${(100 * row.lost) / top}%` }} />}
                {others > 0 && <div className="bar-calls" style={{ height: `${(100 * others) / top}%` }} />}
              </div>
              <span>{label}</span>
            </div>
          );
        })}
      </div>
    </figure>
  );
}
