import type { JsonObject } from '#core/said/json';
import type { JsonValue } from '#core/said/input';
import { useState } from 'react';
import { Switch, TextInput } from '../forms/inputs.tsx';
import { Labelled, problemsAt, useSaid } from '../forms/labelled.tsx';
import { useWords } from '../words/use-words.ts';
import { namesOf, objectIn, queuesIn, textIn, textsIn, withItem, withSetting } from './configuration.ts';
import { minutesOf, moved, spansIn, spansText, weekdays, type Weekday } from './hours-text.ts';
import { useSettings } from './use-settings.ts';

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
      <Week
        title={t('settings.openingHours')}
        help={t('settings.openingHoursHelp')}
        name="openingHours"
        whose={whose}
        path={path}
        onChange={set}
      />
      <Week
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

interface WeekProps {
  readonly title: string;
  readonly help: string;
  readonly name: 'openingHours' | 'quietHours';
  readonly whose: JsonObject;
  readonly path: string;
  readonly onChange: (name: string, value: JsonValue | undefined, said: string) => void;
  readonly isQuiet?: boolean;
}

const workWeek = Object.fromEntries(weekdays.slice(0, 5).map((day) => [day, ['08:00-16:00']]));

function Week({ title, help, name, whose, path, onChange, isQuiet = false }: WeekProps) {
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
        <Switch
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
        />{' '}
        {title}
      </h4>
      <p className="field-help">{isSet ? help : t(isQuiet ? 'settings.neverQuiet' : 'settings.alwaysOpen')}</p>
      {isSet && (
        <div className="week" data-quiet={isQuiet || undefined}>
          {weekdays.map((day) => {
            const spans = textsIn(week[day]);
            const at = `${path}${name}.${day}`;
            const wrong = problemsAt(problems, at, say);
            return (
              <div key={day} className="week-row">
                <label htmlFor={at}>{t(`settings.day.${day}`)}</label>
                <DayStrip day={t(`settings.day.${day}`)} spans={spans} onChange={(next) => set(day, next)} />
                <span>
                  <TextInput
                    id={at}
                    value={spansText(spans)}
                    placeholder={t(isQuiet ? 'settings.none' : 'settings.closed')}
                    isWrong={wrong.length > 0}
                    onCommit={(text) => set(day, spansIn(text))}
                  />
                  {wrong.length > 0 && (
                    <span className="field-wrong" role="alert" id={`${at}-wrong`}>
                      {wrong.join(' ')}
                    </span>
                  )}
                </span>
              </div>
            );
          })}
        </div>
      )}
    </section>
  );
}

interface DayStripProps {
  readonly day: string;
  readonly spans: readonly string[];
  readonly onChange: (spans: readonly string[]) => void;
}

/** The day as a strip from 6 to 22 or wider; its end moves by the arrow keys. */
function DayStrip({ day, spans, onChange }: DayStripProps) {
  const { t } = useWords();
  return (
    <button
      type="button"
      className="day-strip"
      aria-label={t('settings.stripHelp', { day, hours: spansText(spans) || t('settings.closed') })}
      onKeyDown={(event) => {
        const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : null;
        if (by === null) return;
        event.preventDefault();
        onChange(moved(spans, by));
      }}
    >
      <svg viewBox="0 0 1440 24" preserveAspectRatio="none" aria-hidden="true">
        {[6, 8, 10, 12, 14, 16, 18, 20, 22].map((hour) => (
          <line key={hour} x1={hour * 60} x2={hour * 60} y1={0} y2={24} />
        ))}
        {spans.map((span) => {
          const minutes = minutesOf(span);
          return minutes && <rect key={span} x={minutes[0]} y={3} width={minutes[1] - minutes[0]} height={18} rx={3} />;
        })}
      </svg>
    </button>
  );
}

/** Days on which nobody is there: single ones, and the public holidays of a country. */
function ClosedDays({ whose, path, onChange }: Pick<WeekProps, 'whose' | 'path' | 'onChange'>) {
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
