import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outboundOfDay } from '#core/outbound/outbound';
import { second } from '#core/time/instant';
import type { Ledger } from '#hub/books/ledger';
import { createReading, linesOf } from '#hub/engine/checkpoint/lines';
import type { KeptLedger } from '#hub/books/lasting/kept-ledger';
import { ledgerOf } from '#tests/support/ledgers';
import { patient } from '#tests/support/patient';
import { outboundDays } from '#tests/truth/outbound-truth';

const zone = 'Europe/Copenhagen';

/** `day agent`: what the books know. */
function counted({ tabs }: Ledger) {
  const all = new Map<string, object>();
  for (const { outbound } of tabs.values()) {
    for (const { day } of outbound.days) {
      for (const [agent, { calls, ended, reached, talkTime }] of outboundOfDay(outbound, day)) {
        if (calls > 0) all.set(`${day} ${agent}`, { calls, ended, reached, talkSeconds: talkTime / second });
      }
    }
  }
  return all;
}

/** As a checkpoint has it: text, and back. */
function overText(ledger: Ledger): KeptLedger {
  const reading = createReading();
  for (const line of linesOf(ledger.kept())) reading.read(line);
  return reading.value() as KeptLedger;
}

describe.each([
  ['an evening and the next morning', '2026-11-18T20:00:00+01:00'],
  ['the night on which the clocks are set back', '2026-10-24T21:00:00+02:00'],
  ['the night on which they are set forward', '2026-03-28T21:00:00+01:00'],
])('%s', (_name, start) => {
  it('comes to the truth, computed apart, whatever is repeated, late, missing or in another order', patient, () => {
    const property = fc.property(fc.nat(), (seed) => {
      const { inputs, truth } = outboundDays(seed, 150, Date.parse(start), zone);
      const ledger = ledgerOf();
      for (const input of inputs) ledger.take(input);
      expect(counted(ledger)).toEqual(truth);
    });
    fc.assert(property, { numRuns: 15 });
  });

  it('and to the same after a start from what was written down at any moment', patient, () => {
    const property = fc.property(fc.nat(), fc.nat({ max: 300 }), (seed, cut) => {
      const { inputs, truth, numbers } = outboundDays(seed, 80, Date.parse(start), zone);
      const [earlier, restored] = [ledgerOf(), ledgerOf()];
      for (const input of inputs.slice(0, cut)) earlier.take(input);
      const kept = overText(earlier);
      restored.restore(kept);
      for (const input of inputs.slice(cut)) restored.take(input);
      expect(counted(restored)).toEqual(truth);
      const written = [...linesOf(restored.kept())].join('');
      // An instant in milliseconds may have the same digits in it.
      expect(numbers.filter((number) => new RegExp(`(?<!\\d)${number}(?!\\d)`).test(written))).toEqual([]);
    });
    fc.assert(property, { numRuns: 15 });
  });
});
