import { useBoard } from '../board-state.ts';
import { isKiosk } from '../screen/kiosk.ts';
import { WatchButton } from '../past/watch-button.tsx';
import { useWords } from '../words/use-words.ts';
import { openPage } from './page-choice.ts';
import type { Length, Period } from './period.ts';
import { PeriodChoices } from './period-choices.tsx';

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

/** Which queue, how long a time, and which. */
export function Choices({ queue, onQueue, ...ofTime }: ChoicesProps) {
  const { t } = useWords();
  const queues = useBoard((state) => state.queues);
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
      {ofTime.length === 'day' && <WatchButton day={ofTime.day} />}
      {!isKiosk(location.href) && (
        <button
          type="button"
          className="plain-button not-printed"
          data-testid="open-outbound"
          onClick={() => openPage('outbound')}
        >
          {t('outbound.link')}
        </button>
      )}
      <PeriodChoices {...ofTime} csv={csvAddress(ofTime.period, ofTime.length, queue)} />
    </>
  );
}
