import { describe, expect, it } from 'vitest';
import { dayAfter } from '#core/history/days';
import { simulateDay } from '#tests/fakes/call-centre';
import { configurationFor, toCapture } from '#tests/fakes/capture';
import { lifelikeCentre, rulesOf } from '#tests/fakes/centre-setup';
import { flexfoneRequests } from '#tests/fakes/flexfone-pbx';
import { swan } from '#tests/support/ledgers';
import { patient } from '#tests/support/patient';
import { replayed } from '#tests/support/replays';
import { numberIn, reported, runReport } from '#tests/support/reports';
import { tempFile } from '#tests/support/temp-folder';
import { hoursTruth } from '#tests/truth/history-truth';
import { twoQueues } from '#tests/support/configurations';

const names = [
  'offered',
  'answered',
  'lost',
  'shortAbandoned',
  'overflowed',
  'answerRate',
  'serviceLevel',
  'avgWaitSeconds',
  'longestWaitSeconds',
  'avgTalkSeconds',
] as const;
const counts = ['offered', 'answered', 'lost', 'overflowed'] as const;

/** Days on which the clocks change, a zone that is half an hour off, and a plain one. */
const days = [
  { day: '2026-11-18', timeZone: 'Europe/Copenhagen', hours: 24, dialect: 'linked', quiet: 'reported' },
  { day: '2026-11-18', timeZone: 'Europe/Copenhagen', hours: 24, dialect: 'own', quiet: 'unreported' },
  { day: '2026-03-29', timeZone: 'Europe/Copenhagen', hours: 23, dialect: 'linked', quiet: 'unreported' },
  { day: '2026-10-25', timeZone: 'Europe/Copenhagen', hours: 25, dialect: 'linked', quiet: 'reported' },
  { day: '2026-11-18', timeZone: 'Asia/Kolkata', hours: 24, dialect: 'ownWithPart', quiet: 'reported' },
] as const;

describe.each(days)('the hours of $day in $timeZone ($dialect, $quiet)', patient, (way) => {
  const { day, timeZone, hours, dialect, quiet } = way;

  it('are the truth, computed apart, and come to what the board says', async () => {
    const centre = lifelikeCentre({ calls: 900, seed: 7, day, timeZone });
    const events = simulateDay(centre);
    const rules = rulesOf(centre);
    const requests = flexfoneRequests(events, { dialect, quietHangUps: quiet, seed: 7 });
    const capture = toCapture(requests, 'pbx', timeZone);
    const configuration = configurationFor(rules, 'pbx');
    const file = tempFile('day.ndjson', capture);
    const next = dayAfter(day, 1);
    const rows = await reported(configuration, '--capture', file, '--from', day, '--to', next, '--by', 'hour');
    const [picture] = await replayed(configuration as never, capture);
    const now = Date.parse(picture?.at ?? '');
    const knowledge = {
      quietHangUps: quiet === 'unreported' ? 'inferred' : 'seen',
      ringOuts: dialect === 'linked' ? 'seen' : 'readAsHangUp',
    } as const;

    for (const queue of rules.queues) {
      const own = rows.filter((row) => row['queue'] === queue.id);
      const ofDay = own.filter((row) => row['start']?.startsWith(day));
      expect(ofDay).toHaveLength(hours);
      const truth = hoursTruth(events, queue, now, knowledge, timeZone);
      const told = new Map(
        own
          .filter((row) => row['offered'] !== '0')
          .map((row) => [row['start'], Object.fromEntries(names.map((name) => [name, numberIn(row, name)]))]),
      );
      expect(told).toEqual(truth);
      expect(new Set(ofDay.map(({ complete }) => complete))).toEqual(new Set(['true']));
      for (const row of own.filter(({ offered }) => offered === '0')) {
        expect(Object.values(row).slice(3)).toEqual(['0', '0', '0', '0', '', '', '', '', '', row['complete']]);
      }
    }
    const byDay = await reported(configuration, '--capture', file, '--from', day, '--to', day, '--by', 'day');
    for (const [index, row] of byDay.entries()) {
      const queue = picture?.queues[index];
      const own = rows.filter(({ queue: id, start }) => id === row['queue'] && start?.startsWith(day));
      for (const name of counts) {
        const sum = own.reduce((all, each) => all + (numberIn(each, name) ?? 0), 0);
        expect([name, numberIn(row, name)]).toEqual([name, sum]);
      }
      expect({
        answeredToday: numberIn(row, 'answered'),
        lostToday: numberIn(row, 'lost'),
        overflowedToday: numberIn(row, 'overflowed'),
        answerRate: numberIn(row, 'answerRate'),
        avgWaitSeconds: numberIn(row, 'avgWaitSeconds'),
        avgTalkSeconds: numberIn(row, 'avgTalkSeconds'),
        serviceLevel: numberIn(row, 'serviceLevel'),
      }).toEqual({
        answeredToday: queue?.answeredToday,
        lostToday: queue?.lostToday,
        overflowedToday: queue?.overflowedToday,
        answerRate: queue?.answerRate,
        avgWaitSeconds: queue?.avgWaitSeconds,
        avgTalkSeconds: queue?.avgTalkSeconds,
        serviceLevel: queue?.serviceLevel,
      });
    }
  });
});

describe('the CSV', () => {
  const empty = tempFileOnce('');
  const line = (at: string, path: string, query: object) =>
    `${JSON.stringify({ at, source: 'pbx', request: { method: 'GET', path, query } })}\n`;
  const calls = [
    line('2026-11-18T09:00:00+01:00', 'queue/support/enter', { uniquecallid: '1' }),
    line('2026-11-18T09:00:10+01:00', 'answered', { UniqueCallId: '1', EmployeeLocalNumber: '0201' }),
    line('2026-11-18T09:01:00+01:00', 'queue/support/enter', { uniquecallid: '2' }),
    line('2026-11-18T09:01:30+01:00', 'ended', { 'Unique CallId': '2' }),
    line('2026-11-18T09:02:00+01:00', 'queue/support/enter', { uniquecallid: '3' }),
    line('2026-11-18T09:02:30+01:00', 'ended', { 'Unique CallId': '3' }),
  ].join('');
  const options = (file: string) => ['--capture', file, '--from', '2026-11-18', '--to', '2026-11-18', '--by', 'day'];

  it('has a byte order mark, the contract names, semicolons and decimal commas in Danish', async () => {
    const { stdout } = await runReport(twoQueues({ language: 'da' }), ...options(tempFile('c.ndjson', calls)));
    expect(stdout).toBe(
      '\ufeffqueue;start;offered;answered;lost;shortAbandoned;overflowed;answerRate;serviceLevel;avgWaitSeconds;longestWaitSeconds;avgTalkSeconds;complete\n' +
        'support;2026-11-18T00:00:00.000+01:00;3;1;2;0;0;33,3;33,3;10;30;;true\n' +
        'sales;2026-11-18T00:00:00.000+01:00;0;0;0;0;0;;;;;;true\n',
    );
  });

  it('has commas and points in English', async () => {
    const { stdout } = await runReport(twoQueues({ language: 'en' }), ...options(tempFile('c.ndjson', calls)));
    expect(stdout.split('\n')[1]).toBe('support,2026-11-18T00:00:00.000+01:00,3,1,2,0,0,33.3,33.3,10,30,,true');
  });

  it('of a capture without any input knows nothing', async () => {
    const rows = await reported(twoQueues(), ...options(empty()));
    expect(rows.map(({ offered, complete }) => [offered, complete])).toEqual([
      ['0', 'false'],
      ['0', 'false'],
    ]);
  });

  it('has no figures of days that are too old to be kept by the clock of the capture', async () => {
    const later = line('2026-11-21T12:00:00+01:00', 'queue/support/enter', { uniquecallid: '9' });
    const file = tempFile('c.ndjson', calls + later);
    const configuration = twoQueues({ retention: { personalDays: 1, figuresDays: 2 } });
    const [old] = await reported(configuration, ...options(file));
    expect([old?.['offered'], old?.['complete']]).toEqual(['0', 'false']);
    const [kept] = await reported(twoQueues({ retention: { personalDays: 1, figuresDays: 3 } }), ...options(file));
    expect([kept?.['offered'], kept?.['complete']]).toEqual(['3', 'true']);
  });
});

describe('report ends at once, with code 2 and a sentence', () => {
  const capture = ['--capture', 'none.ndjson'];
  const period = ['--from', '2026-11-18', '--to', '2026-11-18', '--by', 'hour'];
  it.each([
    [[...capture, '--to', '2026-11-18', '--by', 'hour'], /^--from DATE is missing/],
    [[...capture, '--from', '18-11-2026', '--to', '2026-11-18', '--by', 'hour'], /^--from 18-11-2026: expected a date/],
    [[...capture, '--from', '2026-02-30', '--to', '2026-11-18', '--by', 'hour'], /^--from 2026-02-30/],
    [[...capture, '--from', '2026-11-18', '--to', '2026-11-17', '--by', 'hour'], /is before the first/],
    [[...capture, '--from', '2026-11-18', '--to', '2026-11-18', '--by', 'week'], /^--by week: expected hour or day/],
    [[...capture, '--from', '1990-01-01', '--to', '2026-11-18', '--by', 'hour'], /more than 100000 rows/],
    [period, /either --data DIR.* or --capture FILE/],
    [[...capture, '--data', '.', ...period], /either --data DIR.* or --capture FILE/],
    [['--data', '/none/at/all', ...period], /there is no such folder/],
  ])('%j', async (options, expected) => {
    const { code, stdout, stderr } = await runReport(twoQueues(), ...options);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(expected);
  });

  it('where the capture is not there: code 1', async () => {
    const { code, stderr } = await runReport(twoQueues(), ...capture, ...period);
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^capture: .*none\.ndjson cannot be read/)]);
  });
});

function tempFileOnce(content: string): () => string {
  return () => tempFile('empty.ndjson', content);
}

describe('a phone system that only counts', patient, () => {
  const configuration = twoQueues({ queues: [{ id: 'support', name: 'Support' }], sources: [swan.source] });
  const told = (time: string, answered: number, lost: number) =>
    swan.counts(`2026-11-18T${time}+01:00`, 0, [answered, lost]);
  const capture = [told('09:00:00', 0, 0), told('09:40:00', 4, 1), told('10:20:00', 6, 3), told('11:00:00', 6, 3)];
  const lines = capture.map(({ kind: _kind, at, ...rest }) =>
    JSON.stringify({ at: new Date(at).toISOString(), ...rest }),
  );
  const text = `${lines.join('\n')}\n`;
  const file = () => tempFile('counted.ndjson', text);

  it('has its totals in the hours in which they grew, and in the day what the board says', async () => {
    const args = ['--capture', file(), '--from', '2026-11-18', '--to', '2026-11-18', '--by'];
    const hours = (await reported(configuration, ...args, 'hour')).filter(({ offered }) => offered !== '0');
    expect(hours.map((row) => [row['start']?.slice(11, 16), row['answered'], row['lost'], row['overflowed']])).toEqual([
      ['09:00', '4', '1', ''],
      ['10:00', '2', '2', ''],
    ]);
    const [day] = await reported(configuration, ...args, 'day');
    expect(day).toMatchObject({ offered: '9', answered: '6', lost: '3', serviceLevel: '', longestWaitSeconds: '' });
    const [picture] = await replayed(configuration as never, text);
    expect(picture?.queues[0]).toMatchObject({ answeredToday: 6, lostToday: 3 });
  });
});
