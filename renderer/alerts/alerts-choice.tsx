import { useWords } from '../words/use-words.ts';
import { useAlerts } from './alert-store.ts';

/** Among the controls: the page of alerts, also while none is open. */
export function AlertsChoice() {
  const { t } = useWords();
  const show = useAlerts((state) => state.show);
  return (
    <fieldset aria-label={t('alert.show')}>
      <button type="button" aria-haspopup="dialog" data-testid="controls-alerts" onClick={() => show(true)}>
        {t('alert.title')}
      </button>
    </fieldset>
  );
}
