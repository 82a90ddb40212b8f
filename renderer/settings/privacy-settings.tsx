import { CallerCard } from '../callers/caller-card.tsx';
import { useWords } from '../words/use-words.ts';
import { PlainSetting } from './plain-setting.tsx';

/** For how long what is kept of people, and where. */
export function PrivacySettings() {
  const { t } = useWords();
  return (
    <>
      <div className="settings-card">
        <div className="fields">
          <PlainSetting
            group="retention"
            name="personalDays"
            kind="number"
            usual={30}
            label={t('settings.personalDays')}
            help={t('settings.personalDaysHelp')}
          />
          <PlainSetting
            group="retention"
            name="figuresDays"
            kind="number"
            usual={400}
            label={t('settings.figuresDays')}
            help={t('settings.figuresDaysHelp')}
          />
          <PlainSetting
            group="lostCalls"
            name="takenMinutes"
            kind="number"
            usual={30}
            label={t('settings.takenMinutes')}
            help={t('settings.takenMinutesHelp')}
          />
          <PlainSetting
            name="countryCode"
            usual="+45"
            label={t('settings.countryCode')}
            help={t('settings.countryCodeHelp')}
          />
        </div>
      </div>
      <CallerCard />
      <div className="settings-card">
        <h4 className="card-title">{t('settings.whatIsKept')}</h4>
        <ul className="plain-list">
          <li>{t('settings.keptJournal')}</li>
          <li>{t('settings.keptHistory')}</li>
          <li>{t('settings.keptAudit')}</li>
          <li>{t('settings.keptSecrets')}</li>
        </ul>
      </div>
    </>
  );
}
