import { useCallback, useState } from 'react';
import { useBridge } from '../bridge.ts';
import { useWords } from '../words/use-words.ts';
import { Choices } from './choices.tsx';
import { HistoryFiguresView } from './figures-view.tsx';
import { Page } from './page.tsx';
import type { Length } from './period.ts';
import { periodAround } from './period.ts';
import { TodayCourses } from './today-courses.tsx';
import { useAnswer } from './use-answer.ts';
import { useToday } from './use-today.ts';

/** A day, a week or a month of one queue or of all of them: how many called, when, how long they waited and talked. */
export function HistoryPage() {
  const { t } = useWords();
  const bridge = useBridge();
  const today = useToday();
  const [day, setDay] = useState(today);
  const [length, setLength] = useState<Length>('week');
  const [queue, setQueue] = useState('');
  const { from, to } = periodAround(day, length);
  const ask = useCallback(
    () => bridge.historyFigures({ from, to, ...(queue !== '' && { queue }) }),
    [bridge, from, to, queue],
  );
  const answered = useAnswer(ask);
  const choices = (
    <Choices
      period={{ from, to }}
      day={day}
      length={length}
      queue={queue}
      today={today}
      onDay={setDay}
      onLength={setLength}
      onQueue={setQueue}
    />
  );
  return (
    <Page title={t('history.title')} testId="history-page" choices={choices}>
      <TodayCourses />
      {answered.failed !== null && <p role="alert">{t('history.failed')}</p>}
      {answered.answer === null ? (
        <output>{t('history.loading')}</output>
      ) : (
        <HistoryFiguresView figures={answered.answer} length={length} />
      )}
    </Page>
  );
}
