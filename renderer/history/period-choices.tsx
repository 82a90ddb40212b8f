import { useWords } from '../words/use-words.ts';
import { periodName } from './names.ts';
import type { Length, Period } from './period.ts';
import { moved } from './period.ts';

const lengths: readonly Length[] = ['day', 'week', 'month'];

interface PeriodChoicesProps {
  readonly period: Period;
  readonly day: string;
  readonly length: Length;
  readonly today: string;
  /** Where the rows that are shown can be had as CSV. */
  readonly csv: string;
  readonly onDay: (day: string) => void;
  readonly onLength: (length: Length) => void;
}

/** Saves the rows that are shown; a link cannot say that it wants CSV. */
async function saveCsv(address: string, name: string): Promise<void> {
  const response = await fetch(address, { headers: { accept: 'text/csv' } });
  if (!response.ok) return;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** How long a time, which, and what to do with it. */
export function PeriodChoices({ period, day, length, today, csv, onDay, onLength }: PeriodChoicesProps) {
  const words = useWords();
  const { t } = words;
  const isLatest = period.to >= today;
  return (
    <>
      <fieldset className="choice-row" aria-label={t('history.period.title')}>
        {lengths.map((each) => (
          <button key={each} type="button" aria-pressed={each === length} onClick={() => onLength(each)}>
            {t(`history.period.${each}`)}
          </button>
        ))}
      </fieldset>
      <span className="period">
        <button
          type="button"
          className="plain-button"
          aria-label={t('history.earlier')}
          onClick={() => onDay(moved(day, length, -1))}
        >
          ‹
        </button>
        <b aria-live="polite">{periodName(period, length, words)}</b>
        <button
          type="button"
          className="plain-button"
          aria-label={t('history.later')}
          aria-disabled={isLatest}
          onClick={() => (isLatest ? undefined : onDay(moved(day, length, 1)))}
        >
          ›
        </button>
      </span>
      <button type="button" className="plain-button" onClick={() => onDay(today)}>
        {t('history.today')}
      </button>
      {location.protocol.startsWith('http') && (
        <button
          type="button"
          className="plain-button not-printed"
          onClick={() => void saveCsv(csv, `${period.from}.csv`)}
        >
          {t('history.csv')}
        </button>
      )}
      <button type="button" className="plain-button not-printed" onClick={() => print()}>
        {t('history.print')}
      </button>
    </>
  );
}
