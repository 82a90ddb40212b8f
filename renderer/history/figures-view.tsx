import type { HistoryFigures } from '#core/history/figures';
import { count } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';
import { Bars, isPartly } from './bars.tsx';
import { HeatMap } from './heat-map.tsx';
import type { Length } from './period.ts';
import { RowTable } from './row-table.tsx';
import { Totals } from './totals.tsx';
import { WaitBars } from './wait-bars.tsx';

interface FiguresViewProps {
  readonly figures: HistoryFigures;
  readonly length: Length;
}

/** What was asked, from the whole to its parts. */
export function HistoryFiguresView({ figures, length }: FiguresViewProps) {
  const words = useWords();
  const { t } = words;
  const { total, days, hours, week, waits } = figures;
  const rows = length === 'day' ? hours : days;
  const by = length === 'day' ? 'hour' : 'day';
  return (
    <>
      <Totals row={total} />
      {total.offered === 0 && <p className="history-empty">{t('history.noCalls')}</p>}
      {total.counted === true && <p className="history-note">{t('history.counted')}</p>}
      {total.unseen !== undefined && (
        <p className="history-note">
          {t('history.unseen', { count: total.unseen, calls: count(total.unseen, words) })}
        </p>
      )}
      {rows.some(isPartly) && <p className="history-note">{t('history.incomplete')}</p>}
      <div className="history-charts">
        <Bars rows={rows} by={by} />
        {length !== 'day' && <HeatMap week={week} />}
        <WaitBars waits={waits} />
      </div>
      <RowTable rows={rows} by={by} />
      <p className="history-definitions">{t('history.definitions')}</p>
    </>
  );
}
