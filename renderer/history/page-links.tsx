import { openHelp } from '../help/address.ts';
import { isKiosk } from '../screen/kiosk.ts';
import { useWords } from '../words/use-words.ts';
import { useScreenOf } from '../screens/use-screen-of.ts';
import { useMayChange } from '../settings/may-change.ts';
import { openPage } from './page-choice.ts';

/** The ways to the pages over the board. */
export function PageLinks() {
  const { t } = useWords();
  const mayChange = useMayChange();
  const screenOf = useScreenOf();
  return (
    <fieldset aria-label={t('history.title')}>
      <button type="button" aria-haspopup="dialog" data-testid="open-history" onClick={() => openPage('history')}>
        {t('history.link')}
      </button>
      {!isKiosk(location.href) && (
        <button
          type="button"
          aria-haspopup="dialog"
          data-testid="open-lost-calls"
          onClick={() => openPage('lost-calls')}
        >
          {t('lostCalls.link')}
        </button>
      )}
      {(mayChange || screenOf !== null) && !isKiosk(location.href) && (
        <button type="button" aria-haspopup="dialog" data-testid="open-settings" onClick={() => openPage('settings')}>
          {t('settings.title')}
        </button>
      )}
      {screenOf !== null && screenOf.address !== null && !isKiosk(location.href) && (
        <button type="button" aria-haspopup="dialog" data-testid="open-pair" onClick={() => openPage('pair')}>
          {t('screens.join.linkNow', { address: screenOf.address })}
        </button>
      )}
      {!isKiosk(location.href) && (
        <button type="button" aria-haspopup="dialog" data-testid="open-help" onClick={() => openHelp('')}>
          <span aria-hidden="true">?</span>
          <span className="visually-hidden">{t('help.title')}</span>
        </button>
      )}
    </fieldset>
  );
}
