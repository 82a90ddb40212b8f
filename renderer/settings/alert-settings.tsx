import type { JsonObject } from '#core/said/json';
import type { JsonValue } from '#core/said/input';
import { useState } from 'react';
import { NamedSwitch, TextInput } from '../forms/inputs.tsx';
import { Labelled, problemsAt, useSaid } from '../forms/labelled.tsx';
import { asMinutes, numberIn, secondsIn } from '../forms/numbers.ts';
import { useWords } from '../words/use-words.ts';
import { namesOf, objectIn, queuesIn, textIn, withSetting } from './configuration.ts';
import { MessageSettings } from './message-settings.tsx';
import { ReportSettings } from './report-settings.tsx';
import { useSettings } from './use-settings.ts';
import { WorstDays } from './worst-days.tsx';

interface Limit {
  readonly name: 'longestWaitSeconds' | 'callsWaiting' | 'nobodyReady' | 'answerRate' | 'serviceLevel';
  readonly unit: 'minutes' | 'count' | 'percent';
  /** Where nothing is said; `null`: there is no alert then. */
  readonly usual: { readonly warning: number; readonly critical: number } | null;
  /** What it begins with when it is switched on. */
  readonly first: { readonly warning: number; readonly critical: number };
}

const limits: readonly Limit[] = [
  {
    name: 'longestWaitSeconds',
    unit: 'minutes',
    usual: { warning: 60, critical: 120 },
    first: { warning: 60, critical: 120 },
  },
  { name: 'callsWaiting', unit: 'count', usual: { warning: 3, critical: 6 }, first: { warning: 3, critical: 6 } },
  { name: 'nobodyReady', unit: 'minutes', usual: { warning: 15, critical: 60 }, first: { warning: 15, critical: 60 } },
  { name: 'answerRate', unit: 'percent', usual: null, first: { warning: 90, critical: 80 } },
  { name: 'serviceLevel', unit: 'percent', usual: null, first: { warning: 80, critical: 60 } },
];

const times = [
  ['forSeconds', 5],
  ['clearAfterSeconds', 10],
  ['againAfterSeconds', 300],
] as const;

/** At which limits who is told, and how it leaves the house. */
export function AlertSettings() {
  const { t } = useWords();
  const { report } = useSettings();
  if (queuesIn(report.configuration).length === 0) return <p className="settings-note">{t('settings.noQueuesYet')}</p>;
  return (
    <>
      <LimitSettings />
      <MessageSettings />
      <ReportSettings />
    </>
  );
}

/** The limits of one queue or of all of them together. */
export function LimitSettings() {
  const { t } = useWords();
  const { report, change } = useSettings();
  const { configuration } = report;
  const names = namesOf(configuration);
  const [chosen, setChosen] = useState<string | null>(null);
  const queues = queuesIn(configuration);
  const shown = queues.find(({ id }) => id === chosen) ?? queues[0];
  if (shown === undefined) return null;
  const isOfAll = chosen === null;

  function set(name: string, value: JsonValue | undefined, said: string): void {
    const next = queues.map((queue) =>
      isOfAll || queue['id'] === chosen
        ? { ...queue, alerts: withSetting(objectIn(queue['alerts']), name, value) }
        : queue,
    );
    void change({ ...configuration, queues: next }, said);
  }

  return (
    <>
      <fieldset className="choice-row" aria-label={t('history.queue')}>
        <button type="button" aria-pressed={isOfAll} onClick={() => setChosen(null)}>
          {t('history.allQueues')}
        </button>
        {names.map(({ id, name }) => (
          <button key={id} type="button" aria-pressed={chosen === id} onClick={() => setChosen(id)}>
            {name}
          </button>
        ))}
      </fieldset>
      {isOfAll && differ(queues) && <p className="settings-note">{t('settings.alertsDiffer')}</p>}
      <div className="settings-card">
        <table className="limit-table">
          <thead>
            <tr>
              <th scope="col">{t('settings.alertFor')}</th>
              <th scope="col">{t('settings.warningAt')}</th>
              <th scope="col">{t('settings.criticalAt')}</th>
              <th scope="col">{t('settings.last30')}</th>
            </tr>
          </thead>
          <tbody>
            {limits.map((limit) => (
              <LimitRow
                key={limit.name}
                limit={limit}
                queue={shown}
                index={queues.indexOf(shown)}
                queueId={isOfAll ? undefined : (chosen ?? undefined)}
                onChange={set}
              />
            ))}
          </tbody>
        </table>
        <div className="limit-times">
          {times.map(([name, usual]) => (
            <TimeSetting
              key={name}
              name={name}
              usual={usual}
              queue={shown}
              index={queues.indexOf(shown)}
              onChange={set}
            />
          ))}
        </div>
      </div>
    </>
  );
}

function differ(queues: readonly JsonObject[]): boolean {
  return new Set(queues.map(({ alerts }) => JSON.stringify(alerts ?? {}))).size > 1;
}

interface RowProps {
  readonly limit: Limit;
  readonly queue: JsonObject;
  readonly index: number;
  readonly queueId: string | undefined;
  readonly onChange: (name: string, value: JsonValue | undefined, said: string) => void;
}

function LimitRow({ limit: { name, unit, usual, first }, queue, index, queueId, onChange }: RowProps) {
  const { t } = useWords();
  const say = useSaid();
  const { problems } = useSettings();
  const set = objectIn(queue['alerts'])[name];
  const value = set === undefined ? (usual ?? {}) : objectIn(set);
  const isOn = Object.keys(value).some((key) => key === 'warning' || key === 'critical');
  const title = t(`settings.limit.${name}`);
  const wrong = problemsAt(problems, `queues[${index}].alerts.${name}`, say);

  function put(severity: 'warning' | 'critical', text: string): void {
    const number = unit === 'minutes' ? secondsIn(text) : numberIn(text.replace('%', ''));
    const what = `${title}, ${t(`settings.${severity}`)}`;
    onChange(
      name,
      withSetting(value as JsonObject, severity, number),
      t('settings.isNow', { what, value: text || '–' }),
    );
  }
  function toggle(on: boolean): void {
    const off = usual === null ? undefined : {};
    onChange(name, on ? first : off, t(on ? 'settings.alertOn' : 'settings.alertOff', { what: title }));
  }
  const input = (severity: 'warning' | 'critical') => {
    const number = (value as JsonObject)[severity];
    const text = typeof number === 'number' ? (unit === 'minutes' ? asMinutes(number) : String(number)) : '';
    return (
      <span className="alert-limit" data-severity={severity}>
        <span aria-hidden="true">{severity === 'warning' ? '△' : '▲'}</span>
        <TextInput
          id={`limit-${name}-${severity}`}
          label={`${title}, ${t(`settings.${severity}`)}`}
          type="number"
          width="4.2em"
          isWrong={wrong.length > 0}
          value={text}
          onCommit={(typed) => put(severity, typed)}
        />
        <span className="alert-unit">{unit === 'count' ? null : t(`settings.unit.${unit}`)}</span>
      </span>
    );
  };

  return (
    <>
      <tr>
        <th scope="row">
          <NamedSwitch id={`limit-${name}`} isOn={isOn} label={title} onChange={toggle} />
        </th>
        {isOn ? (
          <>
            <td>{input('warning')}</td>
            <td>{input('critical')}</td>
          </>
        ) : (
          <td colSpan={2} className="field-help">
            {t('settings.off')}
          </td>
        )}
        <td>
          <WorstDays condition={name} queue={queueId} limits={value as JsonObject} />
        </td>
      </tr>
      {wrong.length > 0 && (
        <tr>
          <td colSpan={4}>
            <p className="field-wrong" role="alert" id={`limit-${name}-warning-wrong`}>
              {wrong.join(' ')}
            </p>
          </td>
        </tr>
      )}
    </>
  );
}

interface TimeProps {
  readonly name: (typeof times)[number][0];
  readonly usual: number;
  readonly queue: JsonObject;
  readonly index: number;
  readonly onChange: (name: string, value: JsonValue | undefined, said: string) => void;
}

function TimeSetting({ name, usual, queue, index, onChange }: TimeProps) {
  const { t } = useWords();
  const say = useSaid();
  const { problems } = useSettings();
  const value = objectIn(queue['alerts'])[name];
  const label = t(`settings.${name}`);
  const wrong = problemsAt(problems, `queues[${index}].alerts.${name}`, say);
  return (
    <Labelled id={`time-${name}`} label={label} problems={wrong}>
      <TextInput
        id={`time-${name}`}
        type="number"
        width="6em"
        isWrong={wrong.length > 0}
        value={typeof value === 'number' ? String(value) : ''}
        placeholder={String(usual)}
        onCommit={(text) =>
          onChange(name, secondsIn(text), t('settings.isNow', { what: label, value: textIn(text) || String(usual) }))
        }
      />
    </Labelled>
  );
}
