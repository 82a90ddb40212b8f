import { afterEach, describe, expect, it } from 'vitest';
import type { Answer } from '#adapters/adapter';
import { Busy, NotUnderstood, SignInRefused, Unreachable } from '#adapters/adapter';
import { soluno } from '#adapters/soluno/index';
import type { SolunoSettings } from '#adapters/soluno/settings';
import type { CallRecorded } from '#core/said/facts';
import type { JsonValue } from '#core/said/input';
import type { Instant } from '#core/time/instant';
import { hour, minute, second } from '#core/time/instant';
import type { RecordedCalls } from '#core/counts/recorded-calls';
import { afterRecord, noRecords, totalsOfRecords } from '#core/counts/recorded-calls';
import { ruleBook } from '#core/book/rule-book';
import { rulesWith } from '../../support/facts.ts';
import { plainAsk } from '../../fakes/soluno/ask.ts';
import type { Calls, SolunoCall } from '../../fakes/soluno/calls.ts';
import { organisation } from '../../fakes/soluno/calls.ts';
import type { SolunoOptions, SolunoServer } from '../../fakes/soluno/server.ts';
import { startSoluno } from '../../fakes/soluno/server.ts';
import { surroundings } from '../../support/surroundings.ts';
import { dayOf } from '../../truth/local-time.ts';

const rules = ruleBook(rulesWith());
const numbers: { readonly [queue: string]: readonly string[] } = { support: ['622', '800'], sales: ['0711'] };
const timeZone = 'Europe/Copenhagen';
const servers: SolunoServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

/** A board that polls a fake Soluno, at a clock that only moves when told. */
async function board(calls: Calls, start: Instant, options: Partial<SolunoOptions & SolunoSettings> = {}) {
  let now = start;
  const server = await startSoluno({ calls, timeZone, now: () => now, ...options });
  servers.push(server);
  const settings = soluno.settings.parse({
    baseUrl: server.baseUrl,
    queues: numbers,
    backfillDays: options.backfillDays ?? 0,
  });
  let memory: JsonValue | undefined;
  let recorded: RecordedCalls = noRecords;
  const answers: Answer[] = [];
  const ask = plainAsk((url, answer) => {
    answers.push(answer);
    if (answer.status !== 200) return;
    const input = { kind: 'poll', at: now, source: 'pbx', response: { url, ...answer } } as const;
    for (const fact of soluno.read(input, settings, surroundings))
      recorded = afterRecord(recorded, fact as CallRecorded, rules).calls;
  });
  return {
    server,
    async poll(at: Instant) {
      now = at;
      memory = await soluno.input.poll({ settings, surroundings, now, memory, ask });
    },
    totals: (day: string, queue: string) => totalsOfRecords(recorded, day, queue),
  };
}

function truth(calls: Iterable<SolunoCall>, queue: string, day: string) {
  const entry = (call: SolunoCall): Instant => call.received ?? call.start;
  const own = [...calls].filter(
    (call) => numbers[queue]?.includes(call.receivingNo ?? '') && dayOf(entry(call), timeZone) === day,
  );
  const answered = own.filter((call) => call.calleeAnswered !== null);
  const answerWait = answered.reduce((sum, call) => sum + (call.calleeAnswered ?? 0) - entry(call), 0);
  return { offered: own.length, answered: answered.length, abandoned: own.length - answered.length, answerWait };
}

describe.each([
  ['2026-11-18', 'first'],
  ['2026-10-25', 'first'],
  ['2026-10-25', 'second'],
  ['2026-03-29', 'first'],
] as const)('a whole day from %s, the hour that happens twice read as the %s', (day, twice) => {
  it('has every call once, late ones too, with one question in five minutes', async () => {
    const calls = organisation({ seed: 7, callsPerHour: 30 });
    const start = Date.parse(`${day}T00:07:00${day < '2026-11' ? (day < '2026-10' ? '+01:00' : '+02:00') : '+01:00'}`);
    const source = await board(calls, start, { twice });
    for (let at = start; at < start + 27 * hour; at += 305 * second) await source.poll(at);
    for (const queue of ['support', 'sales']) {
      const expected = truth(calls(start - 2 * hour, start + 27 * hour), queue, day);
      expect(expected.offered).toBeGreaterThan(50);
      expect(source.totals(day, queue)).toMatchObject(expected);
    }
    expect(source.server.asked.every(({ status }) => status === 200)).toBe(true);
  });
});

describe('what comes late', () => {
  const ten = Date.parse('2026-11-18T10:00:00+01:00');
  const long: SolunoCall = {
    callerNo: '+4672111111',
    start: ten,
    receivingNo: '622',
    received: ten,
    calleeNo: '+4672555555',
    calleeAnswered: ten + 5 * second,
    stop: ten + 40 * minute,
    appears: ten + 45 * minute,
  };

  async function answeredBy(searchesBy: 'start' | 'stop'): Promise<number> {
    const source = await board(() => [long], ten, { searchesBy });
    for (let at = ten; at < ten + 2 * hour; at += 305 * second) await source.poll(at);
    return source.totals('2026-11-18', 'support').answered;
  }

  it('is found where Soluno searches by the end of a call, however long it was', async () => {
    expect(await answeredBy('stop')).toBe(1);
  });

  // The contract's quarter of an hour is then less than a call: only the next start of the hub finds it.
  it('is not found where Soluno searches by the start and the call was longer than the overlap', async () => {
    expect(await answeredBy('start')).toBe(0);
  });
});

describe('a Soluno in trouble', () => {
  const noon = Date.parse('2026-11-18T12:00:00+01:00');
  const calls = organisation({ callsPerHour: 6 });

  it.each([
    ['unauthorized', SignInRefused],
    ['broken', Unreachable],
    ['dies', Unreachable],
    ['html', NotUnderstood],
    ['half', NotUnderstood],
  ] as const)('%s: says so, and is made good by the next poll', async (kind, error) => {
    const source = await board(calls, noon);
    await source.poll(noon);
    source.server.trouble({ kind });
    await expect(source.poll(noon + 10 * minute)).rejects.toThrow(error);
    source.server.trouble(null);
    await source.poll(noon + 60 * minute);
    const told = [...calls(noon - 14 * hour, noon + 50 * minute)].filter((call) => call.appears <= noon + 60 * minute);
    expect(source.totals('2026-11-18', 'support')).toMatchObject(truth(told, 'support', '2026-11-18'));
  });

  it('refuses whoever asks more than once in five minutes', async () => {
    const source = await board(calls, noon);
    await source.poll(noon);
    await expect(source.poll(noon + 299 * second)).rejects.toThrow(Busy);
    await source.poll(noon + 300 * second);
    expect(source.server.asked.map(({ status }) => status)).toStrictEqual([200, 429, 200]);
  });
});
