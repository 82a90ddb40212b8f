import type { WeekHour } from '#core/history/figures';
import type { CSSProperties } from 'react';
import { useWords } from '../words/use-words.ts';
import { weekdayName } from './names.ts';

const weekdays = [1, 2, 3, 4, 5, 6, 7];

/** From the first hour in which anybody called to the last. */
function hoursShown(week: readonly WeekHour[]): readonly number[] {
  const busy = week.filter(({ offered }) => offered > 0).map(({ hour }) => hour);
  if (busy.length === 0) return [];
  const [first, last] = [Math.min(...busy), Math.max(...busy)];
  return Array.from({ length: last - first + 1 }, (_none, index) => first + index);
}

/** When they call: weekday by hour, the darker the more. The number stands in it, so that colour is not the only sign. */
export function HeatMap({ week }: { readonly week: readonly WeekHour[] }) {
  const words = useWords();
  const { t } = words;
  const hours = hoursShown(week);
  const cellOf = (weekday: number, hour: number) => week.find((cell) => cell.weekday === weekday && cell.hour === hour);
  const meanOf = (cell: WeekHour | undefined) => (cell === undefined || cell.days === 0 ? 0 : cell.offered / cell.days);
  const most = Math.max(1, ...week.map(meanOf));
  const shown = new Intl.NumberFormat(words.locale, { maximumFractionDigits: 0 });
  if (hours.length === 0) return null;
  return (
    <figure className="chart">
      <figcaption>
        <h3>{t('history.when')}</h3>
        <p>{t('history.whenHelp')}</p>
      </figcaption>
      <table className="heat-map">
        <thead>
          <tr>
            <td aria-hidden="true">{'\u00a0'}</td>
            {hours.map((hour) => (
              <th key={hour} scope="col">
                {hour}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weekdays.map((weekday) => (
            <tr key={weekday}>
              <th scope="row" aria-label={weekdayName(weekday, words, 'long')}>
                {weekdayName(weekday, words, 'short')}
              </th>
              {hours.map((hour) => {
                const mean = meanOf(cellOf(weekday, hour));
                const share = mean / most;
                return (
                  <td
                    key={hour}
                    style={{ '--share': share } as CSSProperties}
                    data-dark={share > 0.55 || undefined}
                    data-none={mean === 0 || undefined}
                  >
                    {mean === 0 ? '' : mean < 0.5 ? '·' : shown.format(mean)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
