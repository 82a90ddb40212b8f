import { existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '#core/said/input';
import { hour } from '#core/time/instant';
import type { Journal } from '#hub/journal/journal';
import { openJournal } from '#hub/journal/open-journal';
import type { Ledger } from '#hub/books/ledger';
import { createConfig, type Config } from '#hub/config/config';
import type { LastInput } from '#hub/journal/last-input';
import { type Checkpoint, readCheckpoint, writeCheckpoint } from '#hub/engine/checkpoint/checkpoint';
import { secret, twoQueues, type Configuration } from '#tests/support/configurations';
import { flexfone, ledgerOf } from '#tests/support/ledgers';
import { patient } from '#tests/support/patient';

const nine = Date.parse('2026-11-18T09:00:00+01:00');
const iso = (seconds: number): string => new Date(nine + seconds * 1_000).toISOString();
const configOf = (overrides: Configuration = {}): Config => createConfig(twoQueues(overrides), { environment: {} });
const config = configOf();

/** It goes when all tests are over: they share a journal. */
const folder = mkdtempSync(join(tmpdir(), 'wallboard-test-'));

const journals: Journal[] = [];
afterAll(async () => {
  await Promise.all(journals.map((each) => each.close()));
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

async function aJournal(): Promise<Journal> {
  const dataDir = mkdtempSync(join(folder, 'journal-'));
  const retention = { personalDays: 30, figuresDays: 400 };
  const journal = await openJournal({
    dataDir,
    timeZone: 'Europe/Copenhagen',
    retention,
    log: pino({ level: 'silent' }),
  });
  journals.push(journal);
  return journal;
}

let file: string;
let written: Buffer;
let journal: Journal;
let ledger: Ledger;
let last: LastInput;
beforeAll(async () => {
  file = join(folder, 'today.checkpoint');
  journal = await aJournal();
  ledger = ledgerOf();
  const inputs: Input[] = [];
  for (let call = 0; call < 200; call += 1) {
    inputs.push(
      flexfone.enter(iso(call * 10), `1.${call}`),
      flexfone.answered(iso(call * 10 + 5), `1.${call}`, '0201'),
    );
    if (call < 190) inputs.push(flexfone.ended(iso(call * 10 + 8), `1.${call}`));
  }
  const seq = await journal.append(inputs);
  for (const input of inputs) ledger.take(input);
  const { at, source } = inputs.at(-1) ?? { at: 0, source: '' };
  last = { seq, at, source };
  await writeCheckpoint(file, ledger, last, config);
  written = readFileSync(file);
}, patient.timeout);
beforeEach(() => writeFileSync(file, written));

interface Asked {
  readonly journal?: Journal;
  readonly config?: Config;
  readonly now?: number;
}

const read = (asked: Asked = {}): Promise<Checkpoint | undefined> =>
  readCheckpoint(file, { journal, config, now: last.at + hour, ...asked });

describe('what was written down', () => {
  it('is there again, up to and with its last input', async () => {
    const checkpoint = await read();
    expect(checkpoint?.seq).toBe(last.seq);
    const restored = ledgerOf();
    if (checkpoint !== undefined) restored.restore(checkpoint.ledger);
    restored.lost.precede(ledger.lost.known());
    expect(restored.picture(last.at)).toStrictEqual(ledger.picture(last.at));
  });

  it('is for the user of the hub alone, and no half of it lies about', () => {
    expect(readFileSync(file, 'utf8')).not.toContain(secret);
    expect(existsSync(`${file}.new`)).toBe(false);
  });

  it('is replaced as a whole, and stays where the new one cannot be written', async () => {
    const before = readFileSync(file, 'utf8');
    const broken = { kept: () => ({ tabs: [], anchors: [() => null] }) } as unknown as Ledger;
    await expect(writeCheckpoint(file, broken, last, config)).rejects.toThrow('cannot be written');
    expect(readFileSync(file, 'utf8')).toBe(before);
    expect(existsSync(`${file}.new`)).toBe(false);
  });

  it('is used though a secret was changed', async () => {
    const other = configOf({ sources: [{ id: 'pbx', adapter: 'flexfone-webhooks', secret: secret.toUpperCase() }] });
    expect((await read({ config: other }))?.seq).toBe(last.seq);
  });
});

describe('it is not used', () => {
  const [first, ...others] = twoQueues()['queues'] as readonly object[];
  it.each<[string, Configuration]>([
    ['a rule is another', { queues: [{ ...first, serviceLevelSeconds: 30 }, ...others] }],
    ['a queue is no more', { queues: [first] }],
    ['the zone is another', { timeZone: 'Europe/London' }],
    [
      'a source reads otherwise',
      { sources: [{ id: 'pbx', adapter: 'flexfone-webhooks', secret, timeStamps: 'arrival' }] },
    ],
    ['a source has another name', { sources: [{ id: 'flexfone', adapter: 'flexfone-webhooks', secret }] }],
  ])('where %s', async (_, overrides) => {
    expect(await read({ config: configOf(overrides) })).toBeUndefined();
  });

  it('where another version of the program wrote it', async () => {
    const [head = '', ...lines] = readFileSync(file, 'utf8').split('\n');
    const older = JSON.stringify({ ...(JSON.parse(head) as object), program: 'an older one' });
    writeFileSync(file, [older, ...lines].join('\n'));
    expect(await read()).toBeUndefined();
  });

  it('where the journal is another one, or an older copy', async () => {
    expect(await read({ journal: await aJournal() })).toBeUndefined();
    const other = await aJournal();
    await other.append(Array.from({ length: last.seq }, (_, call) => flexfone.enter(iso(call), `2.${call}`)));
    expect(await read({ journal: other })).toBeUndefined();
  });

  it('where it is of another day, or of a clock that was ahead', async () => {
    expect(await read({ now: Date.parse('2026-11-18T23:59:00+01:00') })).toBeDefined();
    expect(await read({ now: Date.parse('2026-11-19T09:00:00+01:00') })).toBeUndefined();
    expect(await read({ now: last.at - 2 * 60_000 })).toBeUndefined();
  });

  it('where there is none', async () => {
    rmSync(file);
    await expect(read()).rejects.toThrow('ENOENT');
  });

  it('where a bit of it has flipped, wherever', patient, async () => {
    const good = readFileSync(file);
    for (let place = 0; place < good.length; place += Math.ceil(good.length / 20)) {
      const bad = Buffer.from(good);
      bad[place] = (bad[place] ?? 0) ^ 0x04;
      writeFileSync(file, bad);
      expect(await read().catch(() => undefined), `byte ${place}`).toBeUndefined();
    }
  });

  it('where its end is missing, or something follows it', async () => {
    const { length } = readFileSync(file);
    writeFileSync(file, '["value",[]]\n', { flag: 'a' });
    await expect(read()).rejects.toThrow('damaged');
    for (const kept of [length - 1, length - 80, Math.floor(length / 2), 10, 0]) {
      truncateSync(file, kept);
      // Without the last line's end everything is there.
      if (kept < length - 1) expect(await read().catch(() => undefined), `${kept} bytes`).toBeUndefined();
    }
  });
});
