import type { PairingCode, ScreensReport } from '#core/screens/screen';
import { useBoard } from '../board-state.ts';
import { openPage } from '../history/page-choice.ts';
import { clockTime, stopwatch } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';

/** So long the hub lets a code stand, and so many wrong ones it takes: what the bar and the words count from. */
const codeLives = 5 * 60;
const allTries = 5;

interface PairingCardProps {
  readonly report: ScreensReport;
  readonly onOpen: () => void;
  readonly onClose: () => void;
}

/** Another screen is paired by the code that stands here. */
export function PairingCard({ report, onOpen, onClose }: PairingCardProps) {
  const { t } = useWords();
  const { code, at, addresses } = report;
  const here = addresses[0] ?? (location.protocol.startsWith('http') ? location.origin : null);
  return (
    <section className="settings-card pairing" aria-label={t('screens.add')}>
      <h4 className="card-title">{t('screens.add')}</h4>
      {code !== null && <Code code={code} at={at} />}
      {code === null && <p className="field-help">{t('screens.addHelp')}</p>}
      {code !== null && (
        <ol className="pairing-steps">
          <li>{t('screens.step1', { address: here ?? t('screens.hubAddress') })}</li>
          <li>{t('screens.step2')}</li>
          <li>{t('screens.step3')}</li>
        </ol>
      )}
      <div className="card-actions">
        <button type="button" className={code === null ? 'strong-button' : 'plain-button'} onClick={onOpen}>
          {t('screens.newCode')}
        </button>
        {code !== null && (
          <button type="button" className="plain-button" onClick={onClose}>
            {t('screens.close')}
          </button>
        )}
      </div>
      <Addresses addresses={addresses} />
    </section>
  );
}

function Code({ code: { code, until, triesLeft, tried }, at }: { readonly code: PairingCode; readonly at: string }) {
  const { t } = useWords();
  const zone = useBoard((state) => state.setup?.timeZone ?? 'UTC');
  const left = Math.max(0, Math.round((Date.parse(until) - Date.parse(at)) / 1_000));
  return (
    <>
      <p className="pairing-code" data-testid="pairing-code" aria-label={code.replaceAll(/(?<=\d)(?=\d)/g, ' ')}>
        <span>{code.slice(0, 3)}</span> <span>{code.slice(3)}</span>
      </p>
      <progress className="pairing-left" max={codeLives} value={left} aria-hidden="true" />
      <p className="pairing-lasts">
        <span>{t('screens.codeLasts', { time: stopwatch(left) })}</span>
        <span>{t('screens.triesUsed', { used: allTries - triesLeft, all: allTries })}</span>
      </p>
      {tried !== null && (
        <output className="settings-note">
          {t('screens.tried', { ...tried, at: clockTime(Date.parse(tried.at), zone) })}
        </output>
      )}
    </>
  );
}

/** Where the new screen finds this hub; or that it cannot, and what to do. */
function Addresses({ addresses }: { readonly addresses: readonly string[] }) {
  const { t } = useWords();
  if (addresses.length > 0) {
    return (
      <p className="field-help pairing-addresses">
        {t('screens.addresses')} <strong>{addresses.join(', ')}</strong>
      </p>
    );
  }
  return (
    <div className="settings-fixed pairing-addresses">
      <p>{t('screens.onlyHere')}</p>
      <p>
        <button type="button" className="plain-button" onClick={() => openPage('settings', 'access')}>
          {t('screens.toAccess')}
        </button>
      </p>
    </div>
  );
}
