import { isKiosk } from '../screen/kiosk.ts';
import { useMayChange } from '../settings/may-change.ts';
import { useWords } from '../words/use-words.ts';
import { watchDay } from './address.ts';

/** The way to the film of a day, for whoever may see names. */
export function WatchButton({ day }: { readonly day: string }) {
  const { t } = useWords();
  const mayChange = useMayChange();
  if (!mayChange || isKiosk(location.href)) return null;
  return (
    <button type="button" className="plain-button not-printed" onClick={() => watchDay(day)}>
      {t('past.watch')}
    </button>
  );
}
