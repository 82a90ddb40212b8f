import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Input } from '#core/said/input';
import type { Instant } from '#core/time/instant';
import { hour, minute } from '#core/time/instant';
import type { KeptLedger } from '#hub/books/lasting/kept-ledger';
import { createLedger, type Ledger } from '#hub/books/ledger';
import { createConfig } from '#hub/config/config';
import { createReading, linesOf } from '#hub/engine/checkpoint/lines';
import { streamNotice } from '#hub/intake/stream-notice';
import { twoQueues, type Configuration } from '#tests/support/configurations';
import { exchangeSource } from '#tests/support/exchange';
import { patient } from '#tests/support/patient';

const start = Date.parse('2026-11-16T06:00:00+01:00');

function ledgerOf(overrides: Configuration = {}, settings: object = {}): Ledger {
  const { rules } = createConfig(twoQueues(overrides), { environment: {} });
  return createLedger({ rules, sources: [exchangeSource(1, rules, settings)] });
}

/** What an exchange says in three days, a few minutes apart; its connection is lost now and then. */
const talk = fc.array(
  fc.record({
    pause: fc.integer({ min: 1, max: 40 }),
    word: fc.constantFrom(
      'queued',
      'answered',
      'gone',
      'waits',
      'all',
      'note',
      'queued',
      'answered',
      'lost',
      'nonsense',
    ),
    call: fc.integer({ min: 1, max: 30 }),
    queue: fc.constantFrom('support', 'sales'),
  }),
  { minLength: 100, maxLength: 400 },
);

function inputsOf(said: typeof talk extends fc.Arbitrary<infer Said> ? Said : never): readonly Input[] {
  let at: Instant = start;
  const inputs: Input[] = [streamNotice({ kind: 'opened', source: 'pbx', at })];
  for (const { pause, word, call, queue } of said) {
    at += pause * minute;
    if (word === 'lost') {
      for (const kind of ['lost', 'opened'] as const) inputs.push(streamNotice({ kind, source: 'pbx', at }));
      continue;
    }
    const more = word === 'answered' ? '0201' : word === 'waits' ? `${queue} 40` : word === 'queued' ? queue : '';
    inputs.push({ kind: 'stream', source: 'pbx', at, message: `${word} 1.${call} ${more}`.trim() });
  }
  return inputs;
}

const knownOf = (ledger: Ledger) => ledger.tabs.get('pbx')?.known;
const seen = (ledger: Ledger, now: Instant) => [ledger.picture(now), ledger.sources(now), knownOf(ledger)];

describe('of a connection that outlasts days', () => {
  it('what was written down and the rest come to the same as all of it', patient, () => {
    fc.assert(
      fc.property(talk, fc.double({ min: 0, max: 1, noNaN: true }), (said, cut) => {
        const inputs = inputsOf(said);
        const place = Math.floor(cut * inputs.length);
        const [whole, restored] = [ledgerOf(), ledgerOf()];
        for (const input of inputs.slice(0, place)) whole.replay(input);
        const reading = createReading();
        for (const line of linesOf(whole.kept())) reading.read(line);
        restored.restore(reading.value() as KeptLedger);
        restored.lost.precede(whole.lost.known());
        expect(restored.anchors()).toStrictEqual(whole.anchors());
        for (const input of inputs.slice(place)) {
          whole.take(input);
          restored.take(input);
          expect(seen(restored, input.at)).toStrictEqual(seen(whole, input.at));
        }
        expect(restored.anchors()).toStrictEqual(whole.anchors());
      }),
      { numRuns: 30 },
    );
  });

  it('a part is read again as it was heard: what was said before is known', patient, () => {
    fc.assert(
      fc.property(talk, fc.double({ min: 0.2, max: 1, noNaN: true }), (said, part) => {
        const inputs = inputsOf(said);
        const end = inputs.at(-1)?.at ?? start;
        const from = start + part * (end - start);
        const former = ledgerOf();
        for (const input of inputs) former.take(input);
        const made = ledgerOf({ language: 'en' });
        const readFrom = made.beginAs(former, from);
        // No further back than it must: two are six hours apart, and the pauses of what is said.
        expect(readFrom).toBeLessThanOrEqual(from);
        expect(from - readFrom).toBeLessThanOrEqual(Math.max(from - start, 0));
        expect(from - readFrom).toBeLessThanOrEqual(6 * hour + 40 * minute);
        for (const input of inputs) if (input.at >= readFrom) made.replay(input);
        expect(knownOf(made)).toStrictEqual(knownOf(former));
        made.succeed(former);
        expect(made.anchors()).toStrictEqual(former.anchors());
      }),
      { numRuns: 30 },
    );
  });
});

it('of other settings nothing is handed on but the counts since the start', () => {
  const former = ledgerOf();
  former.take(streamNotice({ kind: 'opened', source: 'pbx', at: start }));
  former.live('pbx', start);
  former.take({ kind: 'stream', source: 'pbx', at: start, message: 'queued 1.1 support' });
  const made = ledgerOf({}, { patience: 5 });
  expect(made.beginAs(former, start + hour)).toBe(start);
  expect(knownOf(made)).toStrictEqual({ listed: null, heard: 0 });
  made.succeed(former);
  expect(made.sources(start).sources).toMatchObject([{ accepted: 1, state: 'waiting', lastInputAt: null }]);
  const same = ledgerOf();
  same.succeed(former);
  expect(same.sources(start)).toStrictEqual(former.sources(start));
});

it('a moment is kept each six hours, however much is said', () => {
  const ledger = ledgerOf();
  for (let hours = 0; hours < 48; hours += 0.5) {
    ledger.take({ kind: 'stream', source: 'pbx', at: start + hours * hour, message: 'note' });
  }
  expect(ledger.anchors().map(({ at }) => (at - start) / hour)).toStrictEqual([0, 1, 7, 13, 19, 25, 31, 37, 43]);
});

it('so many moments are kept and no more', () => {
  const ledger = ledgerOf();
  for (let days = 0; days < 10; days += 0.25) {
    ledger.take(streamNotice({ kind: 'opened', source: 'pbx', at: start + days * 24 * hour }));
  }
  expect(ledger.anchors()).toHaveLength(12);
  expect(ledger.anchorBefore(start + 6 * 24 * hour)).toBeUndefined();
  expect(ledger.anchorBefore(start + 8 * 24 * hour)?.at).toBe(start + 8 * 24 * hour);
});
