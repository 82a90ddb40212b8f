import { openPage } from '../history/page-choice.ts';
import { useWords } from '../words/use-words.ts';
import { useScreenOf } from './use-screen-of.ts';

/** In the desktop: this PC may be a screen itself. */
export function JoinOther() {
  const { t } = useWords();
  const screenOf = useScreenOf();
  if (screenOf === null) return null;
  return (
    <section className="settings-card" aria-label={t('screens.join.link')}>
      <JoinButton />
    </section>
  );
}

export function JoinButton() {
  const { t } = useWords();
  return (
    <>
      <div className="card-actions">
        <button type="button" className="plain-button" onClick={() => openPage('pair')}>
          {t('screens.join.link')}
        </button>
      </div>
      <p className="field-help">{t('screens.join.linkHelp')}</p>
    </>
  );
}
