import { LimitSettings } from '../settings/alert-settings.tsx';
import { queuesIn, textIn } from '../settings/configuration.ts';
import { HourSettings } from '../settings/hour-settings.tsx';
import { MembersField } from '../settings/members-field.tsx';
import { useSettings } from '../settings/use-settings.ts';
import { useWords } from '../words/use-words.ts';

/** Who answers, when it is too long, and when somebody is there. It counts already: each change is in use at once. */
export function LimitsStep({ onNext }: { readonly onNext: () => void }) {
  const { t } = useWords();
  const { configuration } = useSettings().report;
  return (
    <>
      <p className="field-help">{t('setup.limitsHelp')}</p>
      <section className="settings-card" aria-label={t('settings.members')}>
        <h4 className="card-title">{t('settings.members')}</h4>
        {queuesIn(configuration).map((queue, index) => (
          <MembersField
            key={textIn(queue['id'])}
            queue={queue}
            index={index}
            label={textIn(queue['name']) || textIn(queue['id'])}
          />
        ))}
      </section>
      <LimitSettings />
      <HourSettings />
      <p className="setup-foot">
        <span className="field-help">{t('setup.laterToo')}</span>
        <button type="button" className="strong-button" onClick={onNext}>
          {t('setup.next')}
        </button>
      </p>
    </>
  );
}
