import type { PairingCode, Screen } from '#core/screens/screen';
import { useCallback, useEffect, useState } from 'react';
import { useBoard } from '../board-state.ts';
import { useBridge } from '../bridge.ts';
import { usePolled } from '../settings/use-polled.ts';
import { TextInput } from '../forms/inputs.tsx';
import { age, clockTime } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';

/** How often it is asked who is there and who tries. Milliseconds. */
const askEvery = 2_000;

/** One finds a screen in a room in that time. Seconds. */
const blinkFor = 15;

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
      <p className="field-help">{t('screens.count', { there, gone: report.screens.length - there })}</p>
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
        </div>
        <PairingCard
          code={report.code}
          at={report.at}
          onOpen={() => void put(bridge.openPairing())}
          onClose={() => void put(bridge.closePairing())}
        />
      </div>
    </>
  );
}

interface ScreenCardProps {
  readonly screen: Screen;
  readonly at: string;
  readonly onAct: (asked: Promise<unknown>) => void;
}

function ScreenCard({ screen, at, onAct }: ScreenCardProps) {
  const words = useWords();
  const { t } = words;
  const bridge = useBridge();
  const [isRevoking, setIsRevoking] = useState(false);
  const { id, name, role, isThere, lastSeenAt, address, version, display } = screen;
  const gone = lastSeenAt === null ? null : Date.parse(at) - Date.parse(lastSeenAt);
  const facts = [address, display, version === null ? null : t('screens.version', { version })].filter(Boolean);
  return (
    <section className="settings-card" aria-label={name} data-gone={!isThere || undefined}>
      <div className="card-head">
        <TextInput
          id={`screen-${id}`}
          label={t('screens.name')}
          value={name}
          onCommit={(text) => text.trim() !== '' && onAct(bridge.changeScreen({ id, name: text.trim() }))}
        />
        <span className="card-state" data-state={isThere ? 'ok' : 'stale'}>
          {isThere
            ? t('screens.there')
            : gone === null
              ? t('screens.never')
              : t('screens.gone', { age: age(gone, words) })}
        </span>
      </div>
      <p className="field-help">{facts.join(' · ')}</p>
      <fieldset className="choice-row" aria-label={t('screens.role')}>
        {(['wall', 'desk'] as const).map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={role === each}
            onClick={() => role !== each && onAct(bridge.changeScreen({ id, role: each }))}
          >
            {t(`screens.${each}`)}
          </button>
        ))}
      </fieldset>
      <div className="card-actions">
        <BlinkButton isThere={isThere} onBlink={(seconds) => onAct(bridge.blinkScreen({ id, seconds }))} />
        {!isRevoking && (
          <button type="button" className="plain-button" onClick={() => setIsRevoking(true)}>
            {t('screens.revoke')}
          </button>
        )}
        {isRevoking && (
          <>
            <button type="button" className="danger-button" onClick={() => onAct(bridge.revokeScreen({ id }))}>
              {t('screens.revokeSure', { name })}
            </button>
            <button type="button" className="plain-button" onClick={() => setIsRevoking(false)}>
              {t('screens.keep')}
            </button>
          </>
        )}
      </div>
    </section>
  );
}

interface BlinkButtonProps {
  readonly isThere: boolean;
  readonly onBlink: (seconds: number) => void;
}

function BlinkButton({ isThere, onBlink }: BlinkButtonProps) {
  const { t } = useWords();
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (left === 0) return undefined;
    const timer = setTimeout(() => setLeft(left - 1), 1_000);
    return () => clearTimeout(timer);
  }, [left]);
  function toggle(): void {
    if (!isThere) return;
    onBlink(left > 0 ? 0 : blinkFor);
    setLeft(left > 0 ? 0 : blinkFor);
  }
  return (
    <button type="button" className="plain-button" aria-disabled={!isThere} aria-pressed={left > 0} onClick={toggle}>
      {left > 0 ? t('screens.stopBlink', { seconds: left }) : t('screens.blink')}
    </button>
  );
}

interface PairingCardProps {
  readonly code: PairingCode | null;
  readonly at: string;
  readonly onOpen: () => void;
  readonly onClose: () => void;
}

/** Another screen is paired by the code that stands here. */
function PairingCard({ code, at, onOpen, onClose }: PairingCardProps) {
  const { t } = useWords();
  const zone = useBoard((state) => state.setup?.timeZone ?? 'UTC');
  const left = code === null ? 0 : Math.max(0, Math.round((Date.parse(code.until) - Date.parse(at)) / 1_000));
  const time = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
  return (
    <section className="settings-card pairing" aria-label={t('screens.add')}>
      <h4 className="card-title">{t('screens.add')}</h4>
      {code === null && (
        <>
          <p className="field-help">{t('screens.addHelp')}</p>
          <button type="button" className="strong-button" onClick={onOpen}>
            {t('screens.newCode')}
          </button>
        </>
      )}
      {code !== null && (
        <>
          <p className="pairing-code" data-testid="pairing-code">
            {code.code.slice(0, 3)} {code.code.slice(3)}
          </p>
          <p className="field-help">{t('screens.codeLasts', { time, tries: code.triesLeft })}</p>
          {code.tried !== null && (
            <p className="settings-note" aria-live="polite">
              {t('screens.tried', { ...code.tried, at: clockTime(Date.parse(code.tried.at), zone) })}
            </p>
          )}
          <ol className="plain-list numbered">
            <li>
              {t('screens.step1', {
                address: location.protocol.startsWith('http') ? location.origin : t('screens.hubAddress'),
              })}
            </li>
            <li>{t('screens.step2')}</li>
            <li>{t('screens.step3')}</li>
          </ol>
          <div className="card-actions">
            <button type="button" className="plain-button" onClick={onOpen}>
              {t('screens.newCode')}
            </button>
            <button type="button" className="plain-button" onClick={onClose}>
              {t('screens.close')}
            </button>
          </div>
        </>
      )}
    </section>
  );
}
