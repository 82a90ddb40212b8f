import { useState } from 'react';
import type { JsonObject } from '#core/said/json';
import type { SettingsProblem } from '#core/settings/settings';
import { namesOf, textIn, withItem } from '../settings/configuration.ts';
import { useSettings } from '../settings/use-settings.ts';
import { useWords } from '../words/use-words.ts';
import { MappedSource, type MappedForm } from './mapped-source.tsx';

interface MappedSettingsProps {
  readonly form: MappedForm;
  readonly source: JsonObject;
  readonly index: number;
}

/** The settings of a source that is described. They are used all at once: half a mapping is none. */
export function MappedSettings({ form, source, index }: MappedSettingsProps) {
  const { t } = useWords();
  const { report, problems, change } = useSettings();
  const { configuration } = report;
  const [values, setValues] = useState<JsonObject>(source);
  const [base, setBase] = useState(source);
  const [wrong, setWrong] = useState<readonly SettingsProblem[]>([]);
  // It was changed elsewhere, or is in use now.
  if (base !== source && JSON.stringify(base) !== JSON.stringify(source)) {
    setBase(source);
    setValues(source);
  }
  const isChanged = JSON.stringify(values) !== JSON.stringify(source);
  const next = withItem(configuration, 'sources', index, values);
  return (
    <>
      <MappedSource
        form={form}
        values={values}
        onChange={setValues}
        problems={[...wrong, ...problems]}
        onProblems={setWrong}
        path={`sources[${index}]`}
        queues={namesOf(configuration)}
        configuration={next}
        source={textIn(source['id'])}
      />
      {isChanged && (
        <p className="setup-foot">
          <span className="field-help">{t('mapping.changed')}</span>
          <button type="button" className="plain-button" onClick={() => setValues(source)}>
            {t('mapping.takeBack')}
          </button>
          <button
            type="button"
            className="strong-button"
            onClick={() => void change(next, t('settings.systemChanged', { title: form.title }))}
          >
            {t('mapping.use')}
          </button>
        </p>
      )}
    </>
  );
}
