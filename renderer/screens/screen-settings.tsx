import { useCallback } from 'react';
import { useBridge } from '../bridge.ts';
import { usePolled } from '../settings/use-polled.ts';
import { useWords } from '../words/use-words.ts';
import { JoinOther } from './join-other.tsx';
import { PairingCard } from './pairing-card.tsx';
import { ScreenCard } from './screen-card.tsx';

/** How often it is asked who is there and who tries. Milliseconds. */
const askEvery = 2_000;

/** The screens of this hub, and how another one is paired. */
export function ScreenSettings() {
  const { t } = useWords();
  const bridge = useBridge();
  const ask = useCallback(() => bridge.screens(), [bridge]);
  const { answer: report, failed, take: put } = usePolled(ask, askEvery);

  /** Whatever was asked for, the list after it; or why it was not done. */
  async function act(asked: Promise<unknown>): Promise<void> {
    await put(asked.then(() => bridge.screens()));
  }

  if (report === null) return <output>{failed ?? t('settings.loading')}</output>;
  const there = report.screens.filter(({ isThere }) => isThere).length;
  return (
    <>
      {report.screens.length > 0 && (
        <p className="field-help">{t('screens.count', { there, gone: report.screens.length - there })}</p>
      )}
      {failed !== null && (
        <p className="field-wrong" role="alert">
          {failed}
        </p>
      )}
      <div className="screens">
        <div className="screen-cards">
          {report.screens.length === 0 && <p className="settings-note">{t('screens.none')}</p>}
          {report.screens.map((screen) => (
            <ScreenCard key={screen.id} screen={screen} at={report.at} onAct={(asked) => void act(asked)} />
          ))}
          <JoinOther />
        </div>
        <PairingCard
          report={report}
          onOpen={() => void put(bridge.openPairing())}
          onClose={() => void put(bridge.closePairing())}
        />
      </div>
    </>
  );
}
