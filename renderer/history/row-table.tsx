import type { HistoryRow } from '#core/history/row';
import { useWords } from '../words/use-words.ts';
import { isPartly } from './bars.tsx';
import { longDate } from './names.ts';
import { rowTexts } from './totals.tsx';

interface RowTableProps {
  readonly rows: readonly HistoryRow[];
  readonly by: 'hour' | 'day';
}

/** Every hour or day in figures; hours and days without a call only where others have some. */
export function RowTable({ rows, by }: RowTableProps) {
  const words = useWords();
  const { t } = words;
  const [first] = rows;
  if (first === undefined) return null;
  return (
    <table className="row-table">
      <caption className="visually-hidden">{t(by === 'hour' ? 'history.byHour' : 'history.byDay')}</caption>
      <thead>
        <tr>
          <th scope="col">{t(by === 'hour' ? 'history.hour' : 'history.date')}</th>
          {rowTexts(first, words).map(([name]) => (
            <th key={name} scope="col">
              {t(`history.${name}`)}
            </th>
          ))}
          <td aria-hidden="true">{'\u00a0'}</td>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.start} data-none={row.offered === 0 || undefined}>
            <th scope="row">{by === 'hour' ? row.start.slice(11, 16) : longDate(row.start.slice(0, 10), words)}</th>
            {rowTexts(row, words).map(([name, text]) => (
              <td key={name}>{text}</td>
            ))}
            <td className="row-mark">{isPartly(row) ? t('history.incompleteMark') : ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
