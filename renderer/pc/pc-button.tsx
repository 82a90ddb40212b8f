import { openPage } from '../history/page-choice.ts';
import { isKiosk } from '../screen/kiosk.ts';
import { useScreenOf } from '../screens/use-screen-of.ts';
import { useWords } from '../words/use-words.ts';

/** The way to the settings of this PC where there is no board: what a hub says or does not say must not shut them. */
export function PcButton() {
  const { t } = useWords();
  const isProgram = useScreenOf() !== null;
  if (!isProgram || isKiosk(location.href)) return null;
  return (
    <p>
      <button type="button" className="plain-button" aria-haspopup="dialog" onClick={() => openPage('settings', 'pc')}>
        {t('pc.button')}
      </button>
    </p>
  );
}
