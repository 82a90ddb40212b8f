import { useState } from 'react';
import { CopyButton } from '../setup/copy-button.tsx';
import { newSecret } from '../setup/draft.ts';
import { useBoard } from '../board-state.ts';
import { useWords } from '../words/use-words.ts';
import { objectIn } from './configuration.ts';
import { PlainSetting } from './plain-setting.tsx';
import { useSettings } from './use-settings.ts';

/** Where the board and the phone systems' calls come in, and who may. */
export function AccessSettings() {
  const { t } = useWords();
  const { report, change } = useSettings();
  const { configuration } = report;
  const board = objectIn(configuration['board']);
  const [shown, setShown] = useState<string | null>(null);
  const language = useBoard((state) => state.setup?.language ?? 'da');

  async function newToken(): Promise<void> {
    const token = newSecret();
    if (!(await change({ ...configuration, board: { ...board, token } }, t('settings.newTokenDone')))) return;
    setShown(token);
    // This very browser goes on with it.
    if (window.bridge === undefined) await fetch(`api/setup?token=${token}`);
  }

  return (
    <>
      <div className="settings-card">
        <h4 className="card-title">{t('settings.board')}</h4>
        <p className="field-help">{t('settings.boardHelp')}</p>
        <div className="fields">
          <PlainSetting
            group="board"
            name="host"
            usual="127.0.0.1"
            label={t('settings.host')}
            help={t('settings.boardHostHelp')}
          />
          <PlainSetting
            group="board"
            name="port"
            kind="number"
            usual={8090}
            label={t('settings.port')}
            help={t('settings.boardPortHelp')}
          />
          <PlainSetting
            group="board"
            name="token"
            kind="secret"
            label={t('settings.token')}
            help={t('settings.tokenHelp')}
          />
          <PlainSetting
            group="board"
            name="proxies"
            kind="texts"
            label={t('settings.proxies')}
            help={t('settings.proxiesHelp')}
          />
        </div>
        <div className="card-actions">
          <button type="button" className="plain-button" onClick={() => void newToken()}>
            {t('settings.newToken')}
          </button>
          {shown !== null && <CopyButton text={shown} label={t('settings.newTokenCopy')} />}
        </div>
      </div>
      <div className="settings-card">
        <h4 className="card-title">{t('settings.webhooks')}</h4>
        <p className="field-help">{t('settings.webhooksHelp')}</p>
        <div className="fields">
          <PlainSetting
            group="webhooks"
            name="host"
            usual="127.0.0.1"
            label={t('settings.host')}
            help={t('settings.webhooksHostHelp')}
          />
          <PlainSetting
            group="webhooks"
            name="port"
            kind="number"
            usual={8091}
            label={t('settings.port')}
            help={t('settings.webhooksPortHelp')}
          />
          <PlainSetting
            group="webhooks"
            name="proxies"
            kind="texts"
            label={t('settings.proxies')}
            help={t('settings.proxiesHelp')}
          />
        </div>
      </div>
      <div className="settings-card">
        <div className="fields">
          <PlainSetting
            name="timeZone"
            usual="Europe/Copenhagen"
            label={t('settings.timeZone')}
            help={t('settings.timeZoneHelp')}
          />
          <div className="field">
            <label htmlFor="language">{t('settings.hubLanguage')}</label>
            <select
              id="language"
              value={language}
              onChange={({ target }) =>
                void change(
                  { ...configuration, language: target.value },
                  t('settings.isNow', {
                    what: t('settings.hubLanguage'),
                    value: target.selectedOptions[0]?.text ?? '',
                  }),
                )
              }
            >
              <option value="da">Dansk</option>
              <option value="en">English</option>
            </select>
            <p className="field-help">{t('settings.hubLanguageHelp')}</p>
          </div>
        </div>
      </div>
    </>
  );
}
