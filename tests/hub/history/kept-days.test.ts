import { expect, it } from 'vitest';
import type { Passage } from '#core/calls/passage';
import { dayAfter } from '#core/history/days';
import { noSums, sumsAfter } from '#core/history/sums';
import type { Sums } from '#core/history/sums';
import { createConfig } from '#hub/config/config';
import { historyFigures } from '#hub/history/asked/figures';
import { historyOutbound } from '#hub/history/asked/outbound';
import { historyRows } from '#hub/history/asked/rows';
import { openHistoryDatabase } from '#hub/history/file/format';
import { createHistoryFile, type HistoryFile } from '#hub/history/file/history-file';
import { textOf } from '#hub/history/file/sums-text';
import { historySettings } from '#hub/history/settings';
import { type Configuration, secret, twoQueues } from '#tests/support/configurations';

const day = '2026-11-18';
const now = Date.parse('2026-11-20T12:00:00+01:00');
const world = { since: -Infinity, until: now };
const nine = Date.parse(`${day}T09:00:00+01:00`);
const nothing = { hours: [], outbound: [], records: [], listened: [] };

const settingsOf = (changes: Configuration = {}) =>
  historySettings(createConfig(twoQueues(changes), { environment: {} }));

/** Answered after so many seconds each. */
function sums(...waits: readonly number[]): Sums {
  return waits.reduce((known, seconds, index) => {
    const entry = nine + index * 1_000;
    const after: Passage = {
      call: String(index),
      queue: 'support',
      entry,
      atLeast: false,
      class: 'answered',
      until: entry + seconds * 1_000,
      inferred: false,
      ringing: false,
      patienceFrom: entry,
      talkedUntil: undefined,
    };
    return sumsAfter(known, { before: null, after }, 20_000);
  }, noSums);
}

const written = (start: number, of: Sums, source = 'pbx', queue = 'support') => ({
  ...nothing,
  hours: [{ source, queue, start, ...textOf(of) }],
});

const fresh = (changes: Configuration = {}): HistoryFile =>
  createHistoryFile(openHistoryDatabase(':memory:'), settingsOf(changes));

const question = { queues: ['support', 'sales'], from: day, to: day, now, world, waiting: {} };

/** By the day, by the hour, and of all of it. */
function offered(file: HistoryFile) {
  const rowsOf = (by: 'day' | 'hour') =>
    historyRows(file, { ...question, by }).flatMap((row) => (row.offered === 0 ? [] : [row.offered]));
  const { total, hours, week, waits } = historyFigures(file, question);
  return {
    day: rowsOf('day'),
    hours: rowsOf('hour'),
    total: [total.offered, total.longestWaitSeconds],
    figures: hours.flatMap((row) => (row.offered === 0 ? [] : [row.offered])),
    week: week.flatMap((cell) => (cell.offered === 0 ? [] : [[cell.weekday, cell.hour, cell.offered]])),
    waited: waits.flatMap(({ below, calls }) => (calls === 0 ? [] : [[below, calls]])),
  };
}

it('a day that was looked at and is filled afterwards is as it is by then', () => {
  const file = fresh();
  file.write(written(nine, sums(3)));
  const one = { day: [1], hours: [1], total: [1, 3], figures: [1], week: [[3, 9, 1]], waited: [[5, 1]] };
  expect(offered(file)).toEqual(one);
  expect(offered(file)).toEqual(one);
  file.write(written(nine, sums(3, 70)));
  expect(offered(file)).toEqual({
    day: [2],
    hours: [2],
    total: [2, 70],
    figures: [2],
    week: [[3, 9, 2]],
    waited: [
      [5, 1],
      [120, 1],
    ],
  });
  file.write(written(nine, sums(4, 70), 'pbx', 'sales'));
  expect(offered(file)).toMatchObject({ day: [2, 2], hours: [2, 2], total: [4, 70], figures: [4], week: [[3, 9, 4]] });
});

it('a source that tells of a queue for the first time, after it was looked at, is believed', () => {
  const file = fresh();
  expect(offered(file).day).toEqual([]);
  // No source of the settings, so that nobody but the file itself knows of it.
  file.write(written(nine, sums(3), 'former'));
  expect(offered(file)).toMatchObject({ day: [1], hours: [1], total: [1, 3] });
});

it('what is to be told anew is gone, and so is what is too old to be kept', () => {
  const file = fresh({ retention: { personalDays: 1, figuresDays: 30 } });
  file.write(written(nine, sums(3)));
  expect(offered(file).day).toEqual([1]);
  file.forget(['pbx'], nine);
  expect(file.kept.hours('support', day).size).toBe(0);
  expect(offered(file)).toMatchObject({ day: [], hours: [], total: [0, null] });
  file.write(written(nine, sums(3)));
  expect(offered(file).day).toEqual([1]);
  file.retain(now + 40 * 86_400_000);
  expect(offered(file)).toMatchObject({ day: [], hours: [], total: [0, null] });
});

it('in another zone the hours are of other days', () => {
  const file = fresh();
  file.write(written(Date.parse(`${day}T23:00:00+01:00`), sums(3)));
  expect(offered(file)).toMatchObject({ day: [1], week: [[3, 23, 1]] });
  file.use(settingsOf({ timeZone: 'Europe/Helsinki' }));
  expect(offered(file)).toMatchObject({ day: [], hours: [] });
});

/** What was read of the file, since nobody else writes into it: only a day that is read anew sees this. */
function changeBehind(file: HistoryFile, of: Sums): void {
  file.database.prepare('UPDATE day SET totals = ? WHERE day = ?').run(textOf(of).totals, day);
}

it.each([
  [999, 1],
  [1_000, 2],
])('of a day and %i others that were looked at after it, %i calls are told', (others, expected) => {
  const file = fresh();
  file.write(written(nine, sums(3)));
  file.addUp();
  const of = (at: string): number => file.kept.day('support', at).get('pbx')?.totals.offered ?? 0;
  expect(of(day)).toBe(1);
  changeBehind(file, sums(3, 3));
  for (let other = 1; other <= others; other += 1) of(dayAfter(day, other));
  expect(of(day)).toBe(expected);
});

it('a day that is looked at again and again stays, whatever else is', () => {
  const file = fresh();
  file.write(written(nine, sums(3)));
  file.addUp();
  const of = (at: string): number => file.kept.day('support', at).get('pbx')?.totals.offered ?? 0;
  of(day);
  changeBehind(file, sums(3, 3));
  for (let other = 1; other <= 1_500; other += 1) {
    of(dayAfter(day, other));
    if (other % 500 === 0) expect(of(day)).toBe(1);
  }
});

/** Of one that tells of calls as they happen, and one that tells when they are over. */
const afterwards = {
  queues: [{ id: 'support', name: 'Support', maxWaitSeconds: 1_800 }],
  sources: [
    { id: 'pbx', adapter: 'flexfone-webhooks', secret },
    { id: 'cdr', adapter: 'soluno', baseUrl: 'https://api.soluno.se', queues: { support: ['622'] } },
  ],
};

/** How many calls a day has with one that waited from ten to midnight until so many minutes after it, of which only who tells afterwards knows. */
function filled(minutesAfterMidnight: number, delivery: 'loose' | 'exact'): number {
  const settings = settingsOf(afterwards);
  const sources = settings.sources.map((source) =>
    source.id === 'pbx' ? { ...source, tells: { ...source.tells, delivery } } : source,
  );
  const file = createHistoryFile(openHistoryDatabase(':memory:'), { ...settings, sources });
  const midnight = Date.parse('2026-11-19T00:00:00+01:00');
  const [entry, answered] = [midnight - 600_000, midnight + minutesAfterMidnight * 60_000];
  const record = { kind: 'call-recorded', source: 'cdr', record: '1', queue: 'support', at: now } as const;
  file.write({
    ...nothing,
    listened: [
      { kind: 'began', source: '#hub', at: nine - 86_400_000 },
      { kind: 'ended', source: '#hub', at: midnight + 60_000 },
      { kind: 'began', source: '#hub', at: midnight + 1_500_000 },
    ],
    hours: [{ source: 'pbx', queue: 'support', start: nine, ...textOf(sums(3)) }],
    records: [{ ...record, entry, answered, end: answered + 1_000 }],
  });
  const [row] = historyRows(file, { ...question, queues: ['support'], by: 'day' });
  const { total, waits } = historyFigures(file, { ...question, queues: ['support'] });
  const offered = [row?.offered, total.offered, waits.reduce((sum, { calls }) => sum + calls, 0)];
  expect(new Set(offered).size).toBe(1);
  return offered[0] ?? 0;
}

it('a call of the last hour whose wait ended after midnight, while nobody listened, is found by who tells afterwards', () => {
  expect(filled(10, 'exact')).toBe(2);
  expect(filled(19, 'exact')).toBe(2);
  expect(filled(0.5, 'exact')).toBe(1);
  expect(filled(10, 'loose')).toBe(1);
});

const at = (time: string): number => Date.parse(`${time}+01:00`);

it.each([
  ['2026-11-15T22:00', '2026-11-15T23:00', []],
  ['2026-11-16T00:00', '2026-11-16T00:10', ['2026-11-16']],
  ['2026-11-15T23:00', '2026-11-16T00:01', ['2026-11-16']],
  ['2026-11-17T09:00', '2026-11-17T09:10', ['2026-11-17']],
  ['2026-11-18T23:50', '2026-11-18T23:59', ['2026-11-18']],
  ['2026-11-17T23:59', '2026-11-20T00:00', ['2026-11-17', '2026-11-18']],
  ['2026-11-19T00:00', '2026-11-19T09:00', []],
])('of three days these are incomplete where nobody listened from %s until %s: %j', (since, until, expected) => {
  const file = fresh();
  const hub = { source: '#hub' } as const;
  file.write({
    ...nothing,
    listened: [
      { ...hub, kind: 'began', at: at('2026-11-10T00:00') },
      { ...hub, kind: 'ended', at: at(since) },
      { ...hub, kind: 'began', at: at(until) },
    ],
  });
  const period = { from: '2026-11-16', to: day, now, world };
  const rows = historyRows(file, { ...question, ...period, queues: ['support'], by: 'day' });
  expect(rows.flatMap(({ start, complete }) => (complete ? [] : [start.slice(0, 10)]))).toEqual(expected);
  expect(historyOutbound(file, { ...period, sources: ['pbx'] }).incomplete).toEqual(expected);
});
