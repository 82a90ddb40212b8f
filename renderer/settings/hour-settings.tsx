import type { JsonObject } from '#core/said/json';
import type { JsonValue } from '#core/said/input';
import { useState } from 'react';
import { NamedSwitch, TextInput } from '../forms/inputs.tsx';
import { Labelled, problemsAt, useSaid } from '../forms/labelled.tsx';
import { useWords } from '../words/use-words.ts';
import { namesOf, objectIn, queuesIn, textIn, textsIn, withItem, withSetting } from './configuration.ts';
import { spansText, weekdays, type Weekday } from './hours-text.ts';
import { useSettings } from './use-settings.ts';
import { Week } from './week.tsx';

/** When somebody is there, and when nothing is said: for all queues, or for one that has its own. */
export function HourSettings() {
  const { t } = useWords();
  const { report, change } = useSettings();
  const { configuration } = report;
  const [chosen, setChosen] = useState<string | null>(null);
  const index = queuesIn(configuration).findIndex(({ id }) => id === chosen);
  const queue = queuesIn(configuration)[index];
  const whose: JsonObject = queue ?? configuration;
  const path = queue === undefined ? '' : `queues[${index}].`;

  function set(name: string, value: JsonValue | undefined, said: string): void {
    const next = withSetting(whose, name, value);
    void change(queue === undefined ? next : withItem(configuration, 'queues', index, next), said);
  }

  return (
    <>
      <fieldset className="choice-row" aria-label={t('history.queue')}>
        <button type="button" aria-pressed={queue === undefined} onClick={() => setChosen(null)}>
          {t('history.allQueues')}
        </button>
        {namesOf(configuration).map(({ id, name }) => (
          <button key={id} type="button" aria-pressed={id === chosen} onClick={() => setChosen(id)}>
            {name}
          </button>
        ))}
      </fieldset>
      {queue !== undefined && <p className="field-help">{t('settings.ownHours')}</p>}
      <WeekCard
        title={t('settings.openingHours')}
        help={t('settings.openingHoursHelp')}
        name="openingHours"
        whose={whose}
        path={path}
        onChange={set}
      />
      <WeekCard
        title={t('settings.quietHours')}
        help={t('settings.quietHoursHelp')}
        name="quietHours"
        whose={whose}
        path={path}
        onChange={set}
        isQuiet
      />
      <ClosedDays whose={whose} path={path} onChange={set} />
    </>
  );
}

interface WeekCardProps {
  readonly title: string;
  readonly help: string;
  readonly name: 'openingHours' | 'quietHours';
  readonly whose: JsonObject;
  readonly path: string;
  readonly onChange: (name: string, value: JsonValue | undefined, said: string) => void;
  readonly isQuiet?: boolean;
}

const workWeek = Object.fromEntries(weekdays.slice(0, 5).map((day) => [day, ['08:00-16:00']]));

function WeekCard({ title, help, name, whose, path, onChange, isQuiet = false }: WeekCardProps) {
  const { t } = useWords();
  const say = useSaid();
  const { problems } = useSettings();
  const isSet = whose[name] !== undefined;
  const week = objectIn(whose[name]);

  function set(day: Weekday, spans: readonly string[]): void {
    const said = `${title}, ${t(`settings.day.${day}`)}: ${spansText(spans) || t('settings.none')}.`;
    onChange(name, withSetting(week, day, spans.length === 0 ? undefined : spans), said);
  }

  return (
    <section className="settings-card" aria-label={title}>
      <h4 className="card-title">
        <NamedSwitch
          id={`${path}${name}-on`}
          label={title}
          isOn={isSet}
          onChange={(on) =>
            onChange(
              name,
              on ? (isQuiet ? {} : workWeek) : undefined,
              t(on ? 'settings.hoursOn' : 'settings.hoursOff', { what: title }),
            )
          }
        />
      </h4>
      <p className="field-help">{isSet ? help : t(isQuiet ? 'settings.neverQuiet' : 'settings.alwaysOpen')}</p>
      {isSet && (
        <Week
          path={`${path}${name}`}
          spansOf={(day) => textsIn(week[day])}
          empty={t(isQuiet ? 'settings.none' : 'settings.closed')}
          isQuiet={isQuiet}
          wrongAt={(at) => problemsAt(problems, at, say)}
          onChange={set}
        />
      )}
    </section>
  );
}

/** Days on which nobody is there: single ones, and the public holidays of a country. */
function ClosedDays({ whose, path, onChange }: Pick<WeekCardProps, 'whose' | 'path' | 'onChange'>) {
  const { t } = useWords();
  const say = useSaid();
  const { problems } = useSettings();
  const days = textsIn(whose['closedDays']);
  const country = textIn(whose['holidays']);
  const wrong = problemsAt(problems, `${path}closedDays`, say);
  const put = (next: readonly string[], said: string): void =>
    onChange('closedDays', next.length === 0 ? undefined : next.toSorted(), said);
  return (
    <section className="settings-card" aria-label={t('settings.closedDays')}>
      <h4 className="card-title">{t('settings.closedDays')}</h4>
      <div className="chips">
        {days.map((day) => (
          <span key={day} className="chip">
            {day}
            <button
              type="button"
              aria-label={t('settings.removeDay', { day })}
              onClick={() =>
                put(
                  days.filter((other) => other !== day),
                  t('settings.dayOpen', { day }),
                )
              }
            >
              ×
            </button>
          </span>
        ))}
        <TextInput
          id={`${path}closedDays`}
          type="date"
          label={t('settings.addDay')}
          value=""
          clears
          isWrong={wrong.length > 0}
          onCommit={(day) => day !== '' && !days.includes(day) && put([...days, day], t('settings.dayClosed', { day }))}
        />
      </div>
      {wrong.length > 0 && <p className="field-wrong">{wrong.join(' ')}</p>}
      <Labelled
        id={`${path}holidays`}
        label={t('settings.holidays')}
        help={t('settings.holidaysHelp')}
        problems={problemsAt(problems, `${path}holidays`, say)}
      >
        <select
          id={`${path}holidays`}
          value={country}
          onChange={({ target }) =>
            onChange(
              'holidays',
              target.value || undefined,
              t('settings.isNow', { what: t('settings.holidays'), value: target.selectedOptions[0]?.text ?? '' }),
            )
          }
        >
          <option value="">{t('settings.none')}</option>
          {['DK', 'SE', 'NO', 'DE', 'FI', 'IS', ...(country === '' ? [] : [country])]
            .filter((each, place, all) => all.indexOf(each) === place)
            .map((each) => (
              <option key={each} value={each}>
                {t(`settings.country.${each as 'DK'}`, { defaultValue: each })}
              </option>
            ))}
        </select>
      </Labelled>
    </section>
  );
}
