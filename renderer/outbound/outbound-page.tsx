import { byAgent } from '#core/outbound/report';
import { useCallback, useState } from 'react';
import { useBridge } from '../bridge.ts';
import { Page } from '../history/page.tsx';
import type { Length } from '../history/period.ts';
import { periodAround } from '../history/period.ts';
import { PeriodChoices } from '../history/period-choices.tsx';
import { useAnswer } from '../history/use-answer.ts';
import { useToday } from '../history/use-today.ts';
import { useWords } from '../words/use-words.ts';
import { AgentTable } from './agent-table.tsx';

/** A day, a week or a month of the calls that agents made themselves, a line an agent. */
export function OutboundPage() {
  const { t } = useWords();
  const bridge = useBridge();
  const today = useToday();
  const [day, setDay] = useState(today);
  const [length, setLength] = useState<Length>('day');
  const { from, to } = periodAround(day, length);
  const ask = useCallback(() => bridge.outbound({ from, to }), [bridge, from, to]);
  const { answer, failed } = useAnswer(ask);
  const choices = (
    <PeriodChoices
      period={{ from, to }}
      day={day}
      length={length}
      today={today}
      csv={`api/outbound?${new URLSearchParams({ from, to })}`}
      onDay={setDay}
      onLength={setLength}
    />
  );
  return (
    <Page title={t('outbound.title')} testId="outbound-page" choices={choices}>
      {failed !== null && (
        <p role="alert">
          {t('outbound.failed')} {failed}
        </p>
      )}
      {answer === null && failed === null && <output>{t('history.loading')}</output>}
      {answer?.isTold === false && <p className="history-note">{t('outbound.notTold')}</p>}
      {answer?.isTold === true && answer.incomplete.length > 0 && (
        <p className="history-note">{t('history.incomplete')}</p>
      )}
      {answer?.isTold === true && answer.rows.length === 0 && <p className="history-empty">{t('outbound.none')}</p>}
      {answer !== null && answer.rows.length > 0 && <AgentTable agents={byAgent(answer.rows)} />}
      <p className="history-definitions">{t('outbound.definitions')}</p>
    </Page>
  );
}
