import type { AlertLog as Log } from '#core/alerts/alert';
import { useEffect, useState } from 'react';
import { hubClock, useBoard } from '../board-state.ts';
import { LooksSymbol } from '../board/symbols.tsx';
import { useBridge } from '../bridge.ts';
import { age, clockTimeExact, isSameDay, shortDay } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';
import { useAlerts } from './alert-store.ts';
import { kindText, placeText } from './alert-words.ts';
import { everything, filtered, type LogFilter, type LogRow, rowsOf, startOf } from './log-rows.ts';

/** The log of that time, asked anew whenever an alert changes; `null`: it cannot be had. */
function useLog(range: LogFilter['range'], timeZone: string): Log | null | undefined {
  const bridge = useBridge();
  const alerts = useAlerts((state) => state.alerts);
  const [log, setLog] = useState<Log | null | undefined>(undefined);
  useEffect(() => {
    let isGone = false;
    const from = startOf(range, hubClock.now(), timeZone);
    bridge.alertLog(from === undefined ? {} : { from }).then(
      (answer) => {
        if (!isGone) setLog(answer);
      },
      () => {
        if (!isGone) setLog(null);
      },
    );
    return () => {
      isGone = true;
    };
  }, [bridge, range, timeZone, alerts]);
  return log;
}

/** What became of all alerts: filtered here, and printed as it stands. */
export function AlertLog() {
  const words = useWords();
  const timeZone = useBoard((state) => state.setup?.timeZone ?? 'UTC');
  const [filter, setFilter] = useState(everything);
  const log = useLog(filter.range, timeZone);
  const rows = filtered(log ? rowsOf(log) : [], filter);
  return (
    <section className="alert-log" aria-labelledby="alert-log-title">
      <Filters filter={filter} onFilter={setFilter} />
      {log === null && <p>{words.t('alert.logUnavailable')}</p>}
      {log !== null && log !== undefined && rows.length === 0 && <p>{words.t('alert.emptyLog')}</p>}
      {rows.length > 0 && (
        <table data-testid="alert-log">
          <thead>
            <tr>
              {(['from', 'lasted', 'what', 'where', 'takenColumn', 'course'] as const).map((name) => (
                <th key={name} scope="col">
                  {words.t(`alert.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.id} row={row} timeZone={timeZone} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Filters({ filter, onFilter }: { readonly filter: LogFilter; readonly onFilter: (filter: LogFilter) => void }) {
  const { t } = useWords();
  const queues = useBoard((state) => state.queues);
  const sources = useBoard((state) => state.sources);
  return (
    <div className="alert-filters">
      <h3 id="alert-log-title">{t('alert.log')}</h3>
      {(['today', 'week', 'all'] as const).map((range) => (
        <button
          key={range}
          type="button"
          className="plain-button"
          aria-pressed={filter.range === range}
          onClick={() => onFilter({ ...filter, range })}
        >
          {t(`alert.range.${range}`)}
        </button>
      ))}
      <select
        aria-label={t('alert.where')}
        value={filter.place}
        onChange={({ target }) => onFilter({ ...filter, place: target.value })}
      >
        <option value="">{t('alert.everywhere')}</option>
        {[...queues.values()].map(({ id, name }) => (
          <option key={`queue ${id}`} value={id}>
            {name}
          </option>
        ))}
        {sources.map(({ id, title }) => (
          <option key={`source ${id}`} value={id}>
            {title}
          </option>
        ))}
      </select>
      <button
        type="button"
        className="plain-button"
        aria-pressed={filter.onlyCritical}
        onClick={() => onFilter({ ...filter, onlyCritical: !filter.onlyCritical })}
      >
        {t('alert.onlyCritical')}
      </button>
      <button type="button" className="plain-button alert-print" onClick={() => window.print()}>
        {t('alert.print')}
      </button>
    </div>
  );
}

function Row({ row, timeZone }: { readonly row: LogRow; readonly timeZone: string }) {
  const words = useWords();
  const { t } = words;
  const place = useBoard((state) => placeText(row, state));
  const { kind, severity, from, until, taken, entries } = row;
  const isToday = isSameDay(from, hubClock.now(), timeZone);
  const time = clockTimeExact(from, timeZone);
  const name = taken?.by ?? t('alert.somebody');
  return (
    <tr data-severity={severity}>
      <td>{isToday ? time : `${shortDay(from, timeZone, words)} ${time}`}</td>
      <td>{until === null ? t('alert.open') : age(until - from, words)}</td>
      <td>
        <LooksSymbol looks={severity} /> {kindText(kind, severity, words)}
      </td>
      <td>{place}</td>
      <td>
        {taken === null ? t('alert.nobodyTook') : t('alert.tookAfter', { name, age: age(taken.at - from, words) })}
      </td>
      <td>
        <ol className="alert-course">
          {entries.map(({ at, change, severity: then }) => (
            <li key={`${at} ${change}`}>
              {clockTimeExact(Date.parse(at), timeZone)}{' '}
              {change === 'acknowledged' && typeof taken?.by === 'string'
                ? t('alert.change.acknowledgedBy', { name: taken.by })
                : t(`alert.change.${change}`, { severity: t(`alert.severity.${then}`) })}
            </li>
          ))}
        </ol>
      </td>
    </tr>
  );
}
