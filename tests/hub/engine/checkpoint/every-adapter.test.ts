import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { adapters } from '#adapters/index';
import type { Rules } from '#core/book/rules';
import type { Input } from '#core/said/input';
import type { Instant } from '#core/time/instant';
import { second } from '#core/time/instant';
import type { KeptLedger } from '#hub/books/lasting/kept-ledger';
import { createLedger, type Ledger } from '#hub/books/ledger';
import { createReading, linesOf } from '#hub/engine/checkpoint/lines';
import { parseCaptureLine } from '#hub/journal/captures/capture';
import { bindSource } from '#hub/sources/source';
import { adapterCases } from '#tests/support/adapter-cases';
import { allRecorded, recordedSettings } from '#tests/support/fixtures';
import { surroundings } from '#tests/support/surroundings';

const sessions = fileURLToPath(new URL('../../../fixtures/asterisk/sessions', import.meta.url));

const rules: Rules = { timeZone: surroundings.timeZone, queues: surroundings.queues };

function ledgerOf(adapter: string): Ledger {
  const bound = bindSource({ id: 'pbx', adapter, ...recordedSettings(adapter) }, [], rules, adapters);
  if ('problems' in bound) throw new Error(JSON.stringify(bound.problems));
  return createLedger({ rules, sources: [bound.source] });
}

function throughLines(ledger: Ledger, fresh: Ledger): { readonly again: Ledger; readonly text: string } {
  const lines = [...linesOf(ledger.kept())];
  const reading = createReading();
  for (const line of lines) reading.read(line);
  fresh.restore(reading.value() as KeptLedger);
  // Who was lost is in no file: the journal tells it again.
  fresh.lost.precede(ledger.lost.known());
  return { again: fresh, text: lines.join('\n') };
}

const seen = (ledger: Ledger, now: Instant) => [
  ledger.picture(now),
  ledger.sources(now),
  ledger.tabs.get('pbx')?.known,
];

/** Cut after each so many, all comes to the same. Returns all that was ever written down. */
function expectSame(inputs: readonly Input[], fresh: () => Ledger, every: number): string {
  const whole = fresh();
  let restored = fresh();
  const texts: string[] = [];
  for (const [index, input] of inputs.entries()) {
    whole.replay(input);
    restored.replay(input);
    if (index % every !== 0) continue;
    const { again, text } = throughLines(restored, fresh());
    restored = again;
    texts.push(text);
    expect(seen(restored, input.at + second)).toStrictEqual(seen(whole, input.at + second));
  }
  return texts.join('\n');
}

describe.each(adapterCases)('what is known of $id', ({ id }) => {
  it('is the same again, after each of the recorded inputs', () => {
    const inputs = allRecorded(id)
      .map(({ input }) => input)
      .toSorted((a, b) => a.at - b.at);
    expectSame(inputs, () => ledgerOf(id), 1);
  });
});

it.each(readdirSync(sessions).filter((name) => name.endsWith('.ndjson')))(
  'of a real session of Asterisk, %s: the same, and no caller’s number or name',
  (name) => {
    const lines = readFileSync(join(sessions, name), 'utf8').trimEnd().split('\n');
    const inputs = lines.map((line, index) => parseCaptureLine(line, index + 1));
    const text = expectSame(inputs, () => ledgerOf('asterisk'), Math.ceil(inputs.length / 20));
    expect(text.length).toBeGreaterThan(50_000);
    const numbers = new Set(
      lines.flatMap((line) => [...line.matchAll(/CallerIDNum: (\d{6,})/g)].map(([, each]) => each)),
    );
    expect(numbers.size).toBeGreaterThan(0);
    expect([...numbers].filter((number) => number !== undefined && text.includes(number))).toStrictEqual([]);
  },
);
