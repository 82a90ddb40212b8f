import { useState } from 'react';
import type { JsonObject } from '#core/said/json';
import { usualTimes } from '#core/settings/usual-times';
import { TextInput } from '../forms/inputs.tsx';
import { useWords } from '../words/use-words.ts';
import { withSetting } from './mapping-values.ts';

interface TimeRowsProps {
  readonly values: JsonObject;
  readonly onChange: (values: JsonObject) => void;
  readonly path: string;
  readonly problemsOf: (name: string) => readonly string[];
}

/** How times are written, and on which clock. */
export function TimeRows({ values, onChange, path, problemsOf }: TimeRowsProps) {
  const { t } = useWords();
  const times = typeof values['times'] === 'string' ? values['times'] : '';
  const zone = typeof values['timeZone'] === 'string' ? values['timeZone'] : '';
  const [isOwn, setIsOwn] = useState(false);
  const isListed = times === '' || usualTimes.some(([format]) => format === times);
  const shownOwn = isOwn || !isListed;
  const [wrongTimes, wrongZone] = [problemsOf('times'), problemsOf('timeZone')];
  return (
    <>
      <div className="map-row">
        <div>
          <label htmlFor={`${path}.times`}>{t('mapping.times')}</label>
          <p className="field-help" id={`${path}.times-help`}>
            {t('mapping.timesHelp')}
          </p>
        </div>
        <div className="map-choice">
          <select
            id={`${path}.times`}
            value={shownOwn ? 'own' : times}
            aria-describedby={`${path}.times-help`}
            onChange={({ target }) => {
              setIsOwn(target.value === 'own');
              if (target.value !== 'own') onChange(withSetting(values, 'times', target.value || undefined));
            }}
          >
            <option value="">{t('mapping.standardTimes')}</option>
            {usualTimes.map(([format, example]) => (
              <option key={format} value={format}>
                {example}
              </option>
            ))}
            <option value="own">{t('mapping.ownTimes')}</option>
          </select>
          {shownOwn && (
            <TextInput
              id={`${path}.times-text`}
              label={t('mapping.ownTimes')}
              value={times}
              isMono
              placeholder="dd-MM-yyyy HH:mm:ss"
              onCommit={(text) => onChange(withSetting(values, 'times', text.trim() || undefined))}
            />
          )}
          {wrongTimes.length > 0 && <p className="field-wrong">{wrongTimes.join(' ')}</p>}
        </div>
        <p className="map-sample">{times !== '' && <span>{times}</span>}</p>
      </div>
      <div className="map-row">
        <div>
          <label htmlFor={`${path}.timeZone`}>{t('mapping.zone')}</label>
          <p className="field-help" id={`${path}.timeZone-help`}>
            {t('mapping.zoneHelp')}
          </p>
        </div>
        <div className="map-choice">
          <TextInput
            id={`${path}.timeZone`}
            value={zone}
            list={zoneNames}
            isWrong={wrongZone.length > 0}
            placeholder={t('mapping.zoneOfBoard')}
            onCommit={(text) => onChange(withSetting(values, 'timeZone', text.trim() || undefined))}
          />
          {wrongZone.length > 0 && (
            <p className="field-wrong" id={`${path}.timeZone-wrong`}>
              {wrongZone.join(' ')}
            </p>
          )}
        </div>
        <p className="map-sample" />
      </div>
    </>
  );
}

const zoneNames: readonly string[] = ['UTC', ...Intl.supportedValuesOf('timeZone')];
