import type { Moved } from '#core/pc/moved';
import { useState } from 'react';
import { useBridge } from '../bridge.ts';
import { HelpLink } from '../help/help-link.tsx';
import { movingPlace } from '../help/places.ts';
import { useScreenOf } from '../screens/use-screen-of.ts';
import { useWords } from '../words/use-words.ts';
import { passphraseFor } from './passphrase.ts';

type State = { readonly kind: 'done' | 'wrong'; readonly text: string } | { readonly kind: 'underWay' } | null;

/** All that this hub keeps, into one file, and out of one: in the program by a click, on a server by a command. */
export function MovingCard() {
  const { t } = useWords();
  const isProgram = useScreenOf() !== null;
  return (
    <section className="settings-card" aria-label={t('moving.title')}>
      <h4 className="card-title">
        {t('moving.title')} <HelpLink place={movingPlace} about={t('moving.title')} isInWords />
      </h4>
      <p className="field-help">{t('moving.help')}</p>
      {isProgram ? <InProgram /> : <p className="field-help">{t('moving.onServer')}</p>}
    </section>
  );
}

function InProgram() {
  const { t, language } = useWords();
  const bridge = useBridge();
  const [first, setFirst] = useState('');
  const [again, setAgain] = useState('');
  const [isSure, setIsSure] = useState(false);
  const [state, setState] = useState<State>(null);
  const passphrase = passphraseFor(first, again);

  async function move(asked: () => Promise<Moved | null>, done: (file: string) => string): Promise<void> {
    setState({ kind: 'underWay' });
    try {
      const answer = await asked();
      if (answer === null || ('file' in answer && answer.file === null)) return setState(null);
      if ('problem' in answer) return setState({ kind: 'wrong', text: answer.problem[language] });
      setFirst('');
      setAgain('');
      setIsSure(false);
      setState({ kind: 'done', text: done(answer.file) });
    } catch (error) {
      setState({ kind: 'wrong', text: error instanceof Error ? error.message : '' });
    }
  }
  const backup = () => {
    if ('wrong' in passphrase) return setState({ kind: 'wrong', text: t(`moving.wrong.${passphrase.wrong}`) });
    void move(
      () => bridge.backup(passphrase),
      (file) => t(passphrase.passphrase === null ? 'moving.doneWithout' : 'moving.done', { file }),
    );
  };
  const restore = () =>
    void move(
      () => bridge.restoreBackup({ passphrase: first === '' ? null : first }),
      () => t('moving.restored'),
    );
  const isBusy = state?.kind === 'underWay';

  return (
    <>
      <div className="side-by-side">
        <div className="field">
          <label htmlFor="moving-first">{t('moving.passphrase')}</label>
          <input
            id="moving-first"
            type="password"
            autoComplete="new-password"
            value={first}
            onChange={({ target }) => setFirst(target.value)}
          />
        </div>
        <div className="field">
          <label htmlFor="moving-again">{t('moving.again')}</label>
          <input
            id="moving-again"
            type="password"
            autoComplete="new-password"
            value={again}
            onChange={({ target }) => setAgain(target.value)}
          />
        </div>
      </div>
      <p className="field-help">{t('moving.passphraseHelp')}</p>
      <div className="card-actions">
        <button type="button" className="plain-button" disabled={isBusy} onClick={backup}>
          {t('moving.backup')}
        </button>
        {isSure ? (
          <>
            <button type="button" className="strong-button" disabled={isBusy} onClick={restore}>
              {t('moving.sure')}
            </button>
            <button type="button" className="plain-button" onClick={() => setIsSure(false)}>
              {t('settings.importLeave')}
            </button>
          </>
        ) : (
          <button type="button" className="plain-button" disabled={isBusy} onClick={() => setIsSure(true)}>
            {t('moving.restore')}
          </button>
        )}
      </div>
      {isSure && <p className="field-help">{t('moving.sureHelp')}</p>}
      {isBusy && <output>{t('moving.underWay')}</output>}
      {state?.kind === 'done' && <output>✓ {state.text}</output>}
      {state?.kind === 'wrong' && (
        <p className="field-wrong" role="alert">
          {state.text}
        </p>
      )}
    </>
  );
}
