import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Input } from '#core/said/input';
import type { Instant } from '#core/time/instant';
import { hour, minute, second } from '#core/time/instant';
import type { KeptLedger } from '#hub/books/lasting/kept-ledger';
import type { Ledger } from '#hub/books/ledger';
import { createLedger } from '#hub/books/ledger';
import { createConfig, type Config } from '#hub/config/config';
import { createReading, linesOf } from '#hub/engine/checkpoint/lines';
import { clockStepInput } from '#hub/intake/clock-step';
import { patient } from '#tests/support/patient';
import { flexfoneRequests } from '#tests/fakes/flexfone-pbx';
import { simulateDay } from '#tests/fakes/call-centre';
import { configurationFor } from '#tests/fakes/capture';
import { lifelikeCentre, rulesOf } from '#tests/fakes/centre-setup';

const morning = Date.parse('2026-11-18T00:00:00+01:00');

/** Every kind of phone system at once, of the same two queues. */
function config(): Config {
  const rules = rulesOf(lifelikeCentre());
  const { queues } = configurationFor(rules, 'pbx') as { readonly queues: readonly object[] };
  return createConfig(
    {
      // Nobody has said who the members of the second one are: a phone system does.
      queues: [queues[0], { id: 'switchpay', name: 'Switchpay' }],
      agents: [{ id: '201', name: 'Anna' }],
      sources: [
        { id: 'pbx', adapter: 'flexfone-webhooks', secret: 'a-secret-that-is-long-enough-for-a-test-0123' },
        {
          id: 'swan',
          adapter: 'swan',
          baseUrl: 'https://10.1.1.87',
          company: 'Vestpol',
          queues: { hallmonitor: { group: 'Soporte', queues: ['8001'] } },
        },
        { id: 'soluno', adapter: 'soluno', baseUrl: 'https://10.1.1.88', queues: { switchpay: ['622'] } },
        {
          id: 'api',
          adapter: 'flexfone-api',
          account: '1',
          hash: 'h',
          queueMembers: { switchpay: { department: 'Salg' } },
        },
        { id: 'demo', adapter: 'demo' },
      ],
    },
    { environment: {} },
  );
}

interface DayOptions {
  readonly seed: number;
  readonly calls: number;
  readonly dialect: 'linked' | 'own' | 'ownWithPart';
  readonly isRough: boolean;
}

/** What all of them say on one day, in order of arrival. */
function inputsOf({ sources }: Config, { seed, calls, dialect, isRough }: DayOptions): readonly Input[] {
  const setup = lifelikeCentre({ seed, calls });
  const requests = flexfoneRequests(simulateDay(setup), {
    dialect,
    seed,
    timeZone: setup.timeZone,
    ...(isRough && { jitterSeconds: 4, repeatChance: 0.1, quietHangUps: 'unreported' }),
  });
  const webhooks = requests.map(({ at, method, path, query, body }): Input => {
    return { kind: 'webhook', at, source: 'pbx', request: { method, path, query, ...(body && { body }) } };
  });
  const demo = sources.flatMap(({ id, input }): readonly Input[] =>
    input.way === 'script'
      ? [...input.script(morning + 9 * hour, morning + 10 * hour)].map((said) => ({
          kind: 'stream',
          source: id,
          ...said,
        }))
      : [],
  );
  const clock = isRough ? [clockStepInput(morning + 10 * hour, 7 * minute)] : [];
  return [...webhooks, ...demo, ...clock, ...polls(seed)].toSorted((a, b) => a.at - b.at);
}

/** Counts that go up and down, finished calls, and who is there. */
function polls(seed: number): readonly Input[] {
  return Array.from({ length: 400 }, (_, index) => {
    const at = morning + 7 * hour + index * 80 * second;
    const [waiting, completed] = [(index * (seed + 3)) % 5, index];
    const status = { currentCalls: waiting, completed, abandoned: index >> 3, avgRingTime: 9 };
    const groups = { Soporte: { members: ['201'], alarm: false, status } };
    const counted = { error: false, 'error-msg': null, result: { queues: groups } };
    const swan = answer(at, 'swan', 'https://10.1.1.87/queues-status', counted);
    const iso = (before: number): string => new Date(at - before).toISOString();
    const record = {
      callerNo: String(20_000_000 + (index % 300)),
      calleeNo: '201',
      receivingNo: '622',
      start: iso(90_000),
      received: iso(89_000),
      calleeAnswered: index % 4 === 0 ? null : iso(70_000),
      stop: iso(10_000),
    };
    const soluno = answer(at + 1, 'soluno', 'https://10.1.1.88/cdr/historik', [record]);
    const people = [{ LocalNumber: String(201 + (index % 7)), Name: `Medarbejder ${index % 7}`, Department: 'Salg' }];
    const api = answer(at + 2, 'api', 'https://public.sippeer.dk/api/Employee', people);
    return index % 9 === 0 ? [swan, soluno, api] : [swan, soluno];
  }).flat();
}

function answer(at: Instant, source: string, url: string, body: unknown): Input {
  return { kind: 'poll', at, source, response: { url, status: 200, body: body as never } };
}

function ledgerOf({ rules, sources }: Config): Ledger {
  return createLedger({ rules, sources });
}

/** A new ledger that knows what this one does, by way of the lines of a file. */
function throughFile(ledger: Ledger, used: Config): Ledger {
  const lines = [...linesOf(ledger.kept())];
  const reading = createReading();
  for (const line of lines) reading.read(line);
  const restored = ledgerOf(used);
  restored.restore(reading.value() as KeptLedger);
  // Who was lost is in no file: the journal tells it again.
  restored.lost.precede(ledger.lost.known());
  return restored;
}

function seen(ledger: Ledger, now: Instant): unknown {
  return [ledger.picture(now), ledger.sources(now), ledger.nextChange(now)];
}

const days = fc.record({
  seed: fc.integer({ min: 1, max: 1_000 }),
  calls: fc.integer({ min: 20, max: 200 }),
  dialect: fc.constantFrom('linked', 'own', 'ownWithPart'),
  isRough: fc.boolean(),
});

it('each of them has something to tell', () => {
  const used = config();
  const ledger = ledgerOf(used);
  for (const input of inputsOf(used, { seed: 1, calls: 50, dialect: 'linked', isRough: false })) ledger.take(input);
  const told = ledger
    .sources(morning + 17 * hour)
    .sources.map(({ id, accepted, rejected }) => [id, accepted > 5, rejected]);
  expect(told).toStrictEqual(['pbx', 'swan', 'soluno', 'api', 'demo'].map((id) => [id, true, 0]));
});

describe('a checkpoint and the rest of the day come to the same as all of the day', () => {
  it('wherever it is cut, at every instant after it', patient, () => {
    fc.assert(
      fc.property(days, fc.double({ min: 0, max: 1, noNaN: true }), (day, cut) => {
        const used = config();
        const inputs = inputsOf(used, day);
        const at = Math.floor(cut * inputs.length);
        const whole = ledgerOf(used);
        for (const input of inputs.slice(0, at)) whole.replay(input);
        const restored = throughFile(whole, used);
        const looks = Math.max(1, Math.floor((inputs.length - at) / 20));
        for (const [index, input] of inputs.slice(at).entries()) {
          if (index % looks === 0) expect(seen(restored, input.at - 1)).toStrictEqual(seen(whole, input.at - 1));
          whole.take(input);
          restored.take(input);
        }
        // What time alone brings, over midnight.
        for (const later of [0, 31 * second, hour, 30 * hour]) {
          const now = (inputs.at(-1)?.at ?? morning) + later;
          expect(seen(restored, now)).toStrictEqual(seen(whole, now));
        }
      }),
      { numRuns: 15 },
    );
  });

  it('though it is written and read many times', () => {
    const used = config();
    const inputs = inputsOf(used, { seed: 7, calls: 150, dialect: 'own', isRough: true });
    const whole = ledgerOf(used);
    let restored = ledgerOf(used);
    for (const [index, input] of inputs.entries()) {
      whole.replay(input);
      restored.replay(input);
      if (index % 150 === 0) restored = throughFile(restored, used);
    }
    const now = (inputs.at(-1)?.at ?? morning) + second;
    expect(seen(restored, now)).toStrictEqual(seen(whole, now));
  });

  it('of a ledger that goes on while it is written, as it was at the call', () => {
    const used = config();
    const inputs = inputsOf(used, { seed: 3, calls: 100, dialect: 'linked', isRough: false });
    const ledger = ledgerOf(used);
    for (const input of inputs.slice(0, 1_000)) ledger.replay(input);
    const [now, kept] = [inputs[1_000]?.at ?? 0, ledger.kept()];
    const before = seen(ledger, now);
    const lost = ledger.lost.known();
    const [reading, writing] = [createReading(), linesOf(kept)];
    let next = 1_000;
    for (const line of writing) {
      reading.read(line);
      const input = inputs[(next += 1)];
      if (input !== undefined) ledger.replay(input);
    }
    const restored = ledgerOf(used);
    restored.restore(reading.value() as KeptLedger);
    restored.lost.precede(lost);
    expect(seen(restored, now)).toStrictEqual(before);
    expect(next).toBeGreaterThan(1_010);
  });
});

it('holds no number of a caller and nobody’s name but those of the agents', () => {
  const used = config();
  const [number, name] = ['28374655', 'Birgit Hansen'];
  const inputs = inputsOf(used, { seed: 5, calls: 100, dialect: 'linked', isRough: false }).map((input): Input => {
    if (input.kind !== 'webhook') return input;
    const query = { ...input.request.query, ANumber: number, CallerName: name, 'Caller Id': number };
    return { ...input, request: { ...input.request, query } };
  });
  const ledger = ledgerOf(used);
  for (const input of inputs) ledger.take(input);
  const text = [...linesOf(ledger.kept())].join('\n');
  expect(text.length).toBeGreaterThan(50_000);
  expect(text).not.toContain(number);
  expect(text).not.toContain('Birgit');
  expect(text).toContain('Medarbejder 3');
});
