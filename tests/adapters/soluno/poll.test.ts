import type { Question } from '#adapters/adapter';
import type { Said } from '#core/said/sentence';
import { inBoth } from '#core/said/sentence';
import { describe, expect, it } from 'vitest';
import { Busy, NotUnderstood, Unreachable } from '#adapters/adapter';
import type { Answer } from '#adapters/adapter';
import { soluno } from '#adapters/soluno/index';
import { minute } from '#core/time/instant';
import type { Poller } from './polling.ts';
import { noRecords, period, plainSettings, poller } from './polling.ts';

const english = (about: Said | undefined) => about && inBoth(about).en;

const nine = Date.parse('2026-11-18T09:00:40+01:00');

describe('what is asked', () => {
  it('is today first, then 30 days further back each time, then what is new and a quarter of an hour', async () => {
    const source = poller(() => noRecords);
    const periods: string[] = [];
    for (let index = 0; index < 7; index += 1) {
      const asked = await source.poll(nine + index * 5 * minute);
      expect(asked).toHaveLength(1);
      periods.push(period(asked[0]));
    }
    expect(periods).toStrictEqual([
      '2026-11-18 00:00 to 2026-11-18 09:00',
      '2026-10-19 00:00 to 2026-11-18 09:05',
      '2026-09-19 00:00 to 2026-11-18 09:10',
      '2026-08-20 00:00 to 2026-11-18 09:15',
      '2026-11-18 09:00 to 2026-11-18 09:20',
      '2026-11-18 09:05 to 2026-11-18 09:25',
      '2026-11-18 09:10 to 2026-11-18 09:30',
    ]);
  });

  it('is said in words, so that a back-fill can be watched', async () => {
    const source = poller(() => noRecords, { ...plainSettings, backfillDays: 45 });
    const about: (string | undefined)[] = [];
    for (let index = 0; index < 4; index += 1)
      about.push(english((await source.poll(nine + index * 5 * minute))[0]?.about));
    expect(about).toStrictEqual([
      'the calls of today',
      'the calls of the last 30 of 45 days',
      'the calls of the last 45 of 45 days',
      'the latest calls',
    ]);
  });

  it('is one proper address without a secret', async () => {
    const [question] = await poller(() => noRecords).poll(nine);
    expect(question).toStrictEqual({
      about: { da: 'opkaldene i dag', en: 'the calls of today' },
      url: 'https://api.soluno.se/cdr/historik?from=2026-11-18%2000:00&to=2026-11-18%2009:00',
      headers: {},
      records: true,
    });
  });

  it('needs no back-fill where none is wanted', async () => {
    const source = poller(() => noRecords, { ...plainSettings, backfillDays: 0 });
    await source.poll(nine);
    expect(period((await source.poll(nine + 5 * minute))[0])).toBe('2026-11-18 08:45 to 2026-11-18 09:05');
  });

  it('reaches back to the last poll that was answered, and leaves the back-fill for later', async () => {
    let answer: Answer = noRecords;
    const source = poller(() => answer);
    await source.poll(nine);
    answer = { status: 500, body: '' };
    await expect(source.poll(nine + 5 * minute)).rejects.toThrow(Unreachable);
    await expect(source.poll(nine + 20 * minute)).rejects.toThrow(Unreachable);
    answer = noRecords;
    expect(period((await source.poll(nine + 50 * minute))[0])).toBe('2026-11-18 08:45 to 2026-11-18 09:50');
    expect(period((await source.poll(nine + 55 * minute))[0])).toBe('2026-10-19 00:00 to 2026-11-18 09:55');
  });

  it('reaches over midnight, and not further than the history goes', async () => {
    const source = poller(() => noRecords, { ...plainSettings, backfillDays: 2 });
    await source.poll('2026-11-18T23:50:00+01:00');
    await source.poll('2026-11-18T23:55:00+01:00');
    expect(period((await source.poll('2026-11-19T00:00:00+01:00'))[0])).toBe('2026-11-18 23:40 to 2026-11-19 00:00');
    expect(period((await source.poll('2026-12-24T08:00:00+01:00'))[0])).toBe('2026-12-22 00:00 to 2026-12-24 08:00');
  });

  it('reaches back from now where the clock was set back', async () => {
    const source = poller(() => noRecords, { ...plainSettings, backfillDays: 0 });
    await source.poll(nine);
    expect(period((await source.poll(nine - 60 * minute))[0])).toBe('2026-11-18 07:45 to 2026-11-18 08:00');
  });

  it('begins anew where it cannot read what it remembered', async () => {
    const asked: string[] = [];
    const context = {
      settings: plainSettings,
      now: nine,
      surroundings: { source: 'pbx', timeZone: 'UTC', queues: [] },
    };
    const ask = async (question: Question) => (asked.push(english(question.about) ?? ''), noRecords);
    for (const memory of [null, 'x', 7, [], { askedAt: 'then' }]) await soluno.input.poll({ ...context, memory, ask });
    expect(asked).toStrictEqual(Array.from({ length: 5 }, () => 'the calls of today'));
  });
});

describe('after a restart', () => {
  const nextPeriods = async (source: Poller, ...times: readonly (number | string)[]): Promise<readonly string[]> => {
    const periods: string[] = [];
    for (const at of times) periods.push(period((await source.poll(at))[0]));
    return periods;
  };

  it('yesterday and today are asked for, and then it goes on where it was', async () => {
    const source = poller(() => noRecords);
    await nextPeriods(source, nine, nine + 5 * minute);
    source.restart();
    const times = [10, 15, 20, 25].map((minutes) => nine + minutes * minute);
    expect(await nextPeriods(source, ...times)).toStrictEqual([
      '2026-11-17 00:00 to 2026-11-18 09:10',
      '2026-09-19 00:00 to 2026-11-18 09:15',
      '2026-08-20 00:00 to 2026-11-18 09:20',
      '2026-11-18 09:05 to 2026-11-18 09:25',
    ]);
    source.restart();
    expect(await nextPeriods(source, nine + 30 * minute, nine + 35 * minute)).toStrictEqual([
      '2026-11-17 00:00 to 2026-11-18 09:30',
      '2026-11-18 09:15 to 2026-11-18 09:35',
    ]);
  });

  it('what was missed is asked for, from a quarter of an hour before the last answer', async () => {
    const source = poller(() => noRecords, { ...plainSettings, backfillDays: 30 });
    await nextPeriods(source, nine, nine + 5 * minute);
    source.restart();
    expect(await nextPeriods(source, '2026-11-23T07:00:00+01:00', '2026-11-23T07:05:00+01:00')).toStrictEqual([
      '2026-11-18 08:50 to 2026-11-23 07:00',
      '2026-11-23 06:45 to 2026-11-23 07:05',
    ]);
  });

  it('yesterday and today are asked for until they are answered', async () => {
    let answer: Answer = noRecords;
    const source = poller(() => answer, { ...plainSettings, backfillDays: 0 });
    await source.poll(nine);
    source.restart();
    answer = { status: 500, body: '' };
    await expect(source.poll(nine + 5 * minute)).rejects.toThrow(Unreachable);
    answer = noRecords;
    expect(await nextPeriods(source, nine + 10 * minute, nine + 15 * minute)).toStrictEqual([
      '2026-11-17 00:00 to 2026-11-18 09:10',
      '2026-11-18 08:55 to 2026-11-18 09:15',
    ]);
  });

  it('it begins anew where it was long ago, or where another Soluno is asked', async () => {
    const source = poller(() => noRecords);
    await nextPeriods(source, nine, nine + 5 * minute);
    source.restart();
    expect(await nextPeriods(source, '2026-12-19T07:00:00+01:00', '2026-12-19T07:05:00+01:00')).toStrictEqual([
      '2026-12-19 00:00 to 2026-12-19 07:00',
      '2026-11-19 00:00 to 2026-12-19 07:05',
    ]);
    const memory = soluno.input.lasting(source.memory(), { ...plainSettings, baseUrl: 'https://another.example' });
    const asked: string[] = [];
    const ask = async (question: Question) => (asked.push(english(question.about) ?? ''), noRecords);
    const now = Date.parse('2026-12-19T07:10:00+01:00');
    const surroundings = { source: 'pbx', timeZone: 'UTC', queues: [] };
    await soluno.input.poll({ settings: plainSettings, now, surroundings, memory, ask });
    expect(asked).toStrictEqual(['the calls of today']);
  });

  it('nothing is known before the first answer, and no token is written down', () => {
    expect(soluno.input.lasting(undefined, plainSettings)).toBeUndefined();
    const token = { value: 'a-token', until: null };
    const memory = { askedAt: nine, daysBack: 30, token, askedBefore: null };
    expect(JSON.stringify(soluno.input.lasting(memory, plainSettings))).not.toContain('a-token');
  });
});

describe('when the clocks change', () => {
  async function asked(last: string, now: string): Promise<string> {
    const source = poller(() => noRecords, { ...plainSettings, backfillDays: 0 });
    await source.poll(last);
    return period((await source.poll(now))[0]);
  }

  it('widens a period that touches the hour that happens twice', async () => {
    // 02:50 is before, or after, 02:10: the one as the other is within.
    expect(await asked('2026-10-25T02:50:00+02:00', '2026-10-25T02:10:00+01:00')).toBe(
      '2026-10-25 01:59 to 2026-10-25 03:00',
    );
    expect(await asked('2026-10-25T02:05:00+02:00', '2026-10-25T02:10:00+02:00')).toBe(
      '2026-10-25 01:50 to 2026-10-25 03:00',
    );
    expect(await asked('2026-10-25T02:58:00+01:00', '2026-10-25T03:03:00+01:00')).toBe(
      '2026-10-25 01:59 to 2026-10-25 03:03',
    );
  });

  it('passes over the hour that never happens', async () => {
    expect(await asked('2026-03-29T03:05:00+02:00', '2026-03-29T03:10:00+02:00')).toBe(
      '2026-03-29 01:50 to 2026-03-29 03:10',
    );
  });
});

describe('the interval', () => {
  it.each([
    [undefined, 305],
    [1, 305],
    [300, 305],
    [600, 600],
  ])('of %s configured seconds is %i', (everySeconds, seconds) => {
    const settings = soluno.settings.parse({ ...plainSettings, everySeconds });
    expect(soluno.input.every(settings)).toBe(seconds * 1_000);
  });
});

it.each([
  [429, Busy],
  [503, Busy],
  [500, Unreachable],
  [404, Unreachable],
  [302, Unreachable],
])('status %i is an error of its own', async (status, kind) => {
  await expect(poller(() => ({ status, body: '' })).poll(nine)).rejects.toThrow(kind);
});

it.each(['<html></html>', { error: 'x' }, null, ''])('the answer %j is no list of calls', async (body) => {
  await expect(poller(() => ({ status: 200, body })).poll(nine)).rejects.toThrow(NotUnderstood);
});
