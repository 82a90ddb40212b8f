import { openPage } from '../history/page-choice.ts';
import { useMayChange } from '../settings/may-change.ts';
import { useWords } from '../words/use-words.ts';

/** On a demo, for whoever may set the real phone system up. */
export function SetUpInvitation() {
  const { t } = useWords();
  if (!useMayChange()) return null;
  return (
    <button type="button" className="invitation" data-testid="set-up" onClick={() => openPage('setup')}>
      {t('setup.invitation')}
    </button>
  );
}
