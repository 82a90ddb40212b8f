import { useEffect, useState } from 'react';
import { useSaid } from '../forms/labelled.tsx';
import { useWords } from '../words/use-words.ts';
import { useSettings, type Settings } from './use-settings.ts';

/** What was changed last in the hub, and how it is taken back; or what is wrong with the whole. */
export function ChangeBar() {
  const { last, problems, undo } = useSettings();
  return <ChangeBarOf last={last} problems={problems} undo={undo} />;
}

/** The same of whatever is changed. */
export function ChangeBarOf({ last, problems, undo }: Pick<Settings, 'last' | 'problems' | 'undo'>) {
  const { t } = useWords();
  const say = useSaid();
  const [now, setNow] = useState(() => Date.now());
  const until = last?.until ?? null;
  const left = until === null ? 0 : Math.max(0, Math.ceil((until - now) / 1_000));
  const whole = problems.filter(({ path }) => path === '');

  useEffect(() => {
    if (until === null) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [until]);

  useEffect(() => {
    if (left === 0) return undefined;
    const listen = (event: KeyboardEvent): void => {
      const isTyping = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
      if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || isTyping) return;
      event.preventDefault();
      void undo(t('settings.undone'));
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [left, undo, t]);

  if (whole.length > 0) {
    return (
      <div className="change-bar" data-wrong="" role="alert">
        <p>{whole.map(({ message }) => say(message)).join(' ')}</p>
      </div>
    );
  }
  if (problems.length > 0) {
    return (
      <div className="change-bar" data-wrong="" role="alert">
        <p>{t('settings.notChanged')}</p>
      </div>
    );
  }
  if (last === null || (left === 0 && last.until !== null)) return null;
  return (
    <div className="change-bar">
      <output>✓ {last.text}</output>
      {left > 0 && (
        <>
          <span className="change-left">{t('seconds', { count: left })}</span>
          <button type="button" className="plain-button" onClick={() => void undo(t('settings.undone'))}>
            {t('settings.undo')} <kbd>Ctrl+Z</kbd>
          </button>
        </>
      )}
    </div>
  );
}
