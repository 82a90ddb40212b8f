import type { Queue } from '#core/board/queue';
import type { CSSProperties } from 'react';
import { useWords } from '../words/use-words.ts';

/** The day as one bar: answered against lost. Before the first call it says so. */
export function DayBar({ queue: { answeredToday, lostToday } }: { readonly queue: Queue }) {
  const { t } = useWords();
  if (answeredToday === null || lostToday === null) return <div className="day-bar" data-unknown aria-hidden="true" />;
  if (answeredToday + lostToday === 0) return <p className="day-words">{t('nobodyCalled')}</p>;
  return (
    <div
      className="day-bar"
      aria-hidden="true"
      style={{ '--answered': answeredToday, '--lost': lostToday } as CSSProperties}
    >
      {answeredToday > 0 && <i className="day-answered" />}
      {lostToday > 0 && <i className="day-lost" />}
    </div>
  );
}
