import type { Alert } from '#core/alerts/alert';
import { useWords } from '../words/use-words.ts';
import type { Taking } from './use-taking.ts';

export function TakeButton({ alert: { id }, taking }: { readonly alert: Alert; readonly taking: Taking }) {
  const { t } = useWords();
  return (
    <button
      type="button"
      className="alert-take"
      aria-keyshortcuts="t"
      data-testid="take-alert"
      onClick={() => taking.take(id)}
    >
      {t('alert.take')} <kbd aria-hidden="true">T</kbd>
    </button>
  );
}
