import { numberNames } from '#core/said/numbers';
import type { SourceForm } from '#core/settings/form';
import { useWords } from '../words/use-words.ts';

/** The figures that a supervisor looks for on the board. */
const looked = [
  'callsWaiting',
  'longestWaitSeconds',
  'agentsReady',
  'agentsOther',
  'answeredToday',
  'lostToday',
  'serviceLevel',
] as const;

interface DoneStepProps {
  readonly form: SourceForm | undefined;
  readonly onBoard: () => void;
  readonly onMore: () => void;
}

/** It counts; and what it cannot tell is said before it is missed. */
export function DoneStep({ form, onBoard, onMore }: DoneStepProps) {
  const { t } = useWords();
  const missing = looked.filter((name) => numberNames.includes(name) && form?.provides.includes(name) === false);
  return (
    <>
      <p>{t('setup.doneHelp')}</p>
      {missing.length > 0 && form !== undefined && (
        <div className="settings-note">
          <p>{t('setup.cannotTell', { title: form.title })}</p>
          <ul className="plain-list">
            {missing.map((name) => (
              <li key={name}>{t(`setup.missing.${name}`)}</li>
            ))}
          </ul>
          <p>{t('setup.cannotTellHelp')}</p>
        </div>
      )}
      <p className="setup-foot">
        <button type="button" className="plain-button" onClick={onMore}>
          {t('setup.oneMore')}
        </button>
        <button type="button" className="strong-button" onClick={onBoard}>
          {t('setup.toBoard')}
        </button>
      </p>
    </>
  );
}
