import { useBoard } from '../board-state.ts';
import { watchDay } from '../past/address.ts';
import { isKiosk } from '../screen/kiosk.ts';
import { useMayChange } from '../settings/may-change.ts';
import { useWords } from '../words/use-words.ts';
import { periodName } from './names.ts';
import type { Length, Period } from './period.ts';
import { moved } from './period.ts';

const lengths: readonly Length[] = ['day', 'week', 'month'];

interface ChoicesProps {
  readonly period: Period;
  readonly day: string;
  readonly length: Length;
  readonly queue: string;
  readonly today: string;
  readonly onDay: (day: string) => void;
  readonly onLength: (length: Length) => void;
  readonly onQueue: (queue: string) => void;
}

function csvAddress({ from, to }: Period, length: Length, queue: string): string {
  const by = length === 'day' ? 'hour' : 'day';
  const query = new URLSearchParams({ from, to, by, ...(queue !== '' && { queue }) });
  return `api/history?${query}`;
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

/** Which queue, how long a time, and which. */
export function Choices({ period, day, length, queue, today, onDay, onLength, onQueue }: ChoicesProps) {
  const words = useWords();
  const { t } = words;
  const queues = useBoard((state) => state.queues);
  const mayChange = useMayChange();
  const isLatest = period.to >= today;
  return (
    <>
      <select aria-label={t('history.queue')} value={queue} onChange={(event) => onQueue(event.target.value)}>
        <option value="">{t('history.allQueues')}</option>
        {[...queues.values()].map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
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
      {length === 'day' && mayChange && !isKiosk(location.href) && day <= today && (
        <button type="button" className="plain-button not-printed" onClick={() => watchDay(day)}>
          {t('past.watch')}
        </button>
      )}
      {location.protocol.startsWith('http') && (
        <button
          type="button"
          className="plain-button not-printed"
          onClick={() => void saveCsv(csvAddress(period, length, queue), `${period.from}.csv`)}
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
