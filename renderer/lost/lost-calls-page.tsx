import type { LostLine } from '#core/lost-calls/line';
import { useCallback, useState } from 'react';
import { useBridge } from '../bridge.ts';
import { Page } from '../history/page.tsx';
import { useAnswer } from '../history/use-answer.ts';
import { useToday } from '../history/use-today.ts';
import { useWords } from '../words/use-words.ts';
import { LostLines } from './lost-lines.tsx';
import { CallBackChoices } from './call-back.tsx';
import { myName } from './my-name.ts';
import { LastTalks } from '../callers/last-talks.tsx';
import { useTalks } from '../callers/use-talks.ts';
import { useCallBack } from './use-call-back.ts';

type Act = 'take' | 'reach' | 'undo';

/** Who was lost and not reached since: for whoever calls them back. Numbers are masked until somebody asks for them. */
export function LostCallsPage() {
  const { t } = useWords();
  const bridge = useBridge();
  const today = useToday();
  const [day, setDay] = useState(today);
  const [isShown, setIsShown] = useState(false);
  const [by, setBy] = useState(myName.known);
  const [turn, setTurn] = useState(0);
  const [why, setWhy] = useState<string | null>(null);
  const callBack = useCallBack();
  const talks = useTalks();
  const ask = useCallback(
    () => bridge.lostCalls({ day, ...(!isShown && { masked: 'yes' as const }) }),
    // A line that was changed is asked for anew.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [bridge, day, isShown, turn],
  );
  const answered = useAnswer(ask);
  const lines = answered.answer?.calls ?? [];

  async function act(line: LostLine, kind: Act): Promise<void> {
    try {
      await bridge.actOnLostCall({ line: line.id, act: kind, ...(by !== '' && { by }) });
      setWhy(null);
    } catch (error) {
      setWhy(error instanceof Error ? error.message : '');
    }
    setTurn((count) => count + 1);
  }

  const choices = (
    <>
      <input
        type="date"
        aria-label={t('lostCalls.day')}
        value={day}
        max={today}
        onChange={({ target }) => target.value !== '' && setDay(target.value)}
      />
      <input
        type="text"
        aria-label={t('lostCalls.yourName')}
        placeholder={t('lostCalls.yourName')}
        value={by}
        maxLength={60}
        onChange={({ target }) => {
          setBy(target.value);
          myName.keep(target.value);
        }}
      />
      {isShown && <CallBackChoices callBack={callBack} />}
      <button
        type="button"
        className="plain-button not-printed"
        aria-pressed={isShown}
        onClick={() => setIsShown(true)}
      >
        {t('lostCalls.show')}
      </button>
    </>
  );
  const open = lines.filter(({ state }) => state === 'open').length;
  return (
    <Page title={t('lostCalls.title')} testId="lost-calls-page" choices={choices}>
      {answered.failed !== null && (
        <p role="alert">
          {t('lostCalls.failed')} {answered.failed}
        </p>
      )}
      {why !== null && <p role="alert">{t('lostCalls.actFailed', { why })}</p>}
      {answered.answer !== null && lines.length === 0 && <p className="history-empty">{t('lostCalls.none')}</p>}
      {lines.length > 0 && <p className="lost-summary">{t('lostCalls.openCount', { count: open })}</p>}
      {isShown && <p className="history-note">{t('lostCalls.shown')}</p>}
      {lines.length > 0 && (
        <LostLines
          lines={lines}
          callBack={isShown ? callBack : undefined}
          onAct={(line, kind) => void act(line, kind)}
          onTalks={(line) => talks.ofLine(line, isShown)}
        />
      )}
      <LastTalks talks={talks} />
    </Page>
  );
}
