import { statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Input, JsonValue } from '#core/said/input';
import { minute } from '#core/time/instant';
import { patient } from '#tests/support/patient';
import { idOf, idsIn, noon, numberedIn, webhook } from './input-samples.ts';
import { openTemporary, temporaryFolder } from './temporary-journal.ts';

const instant = fc.integer({ min: noon - 20, max: noon + 20 });
const source = fc.constantFrom('pbx', 'swan', 'csta');
const json = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<JsonValue>;
const query = fc.dictionary(fc.string(), fc.string(), { noNullPrototype: true });
const anyInput: fc.Arbitrary<Input> = fc.oneof(
  fc.record({
    at: instant,
    source,
    kind: fc.constant('webhook' as const),
    request: fc.record(
      { method: fc.constantFrom('GET', 'POST'), path: fc.string(), query, body: json },
      { requiredKeys: ['method', 'path', 'query'], noNullPrototype: true },
    ),
  }),
  fc.record({
    at: instant,
    source,
    kind: fc.constant('poll' as const),
    response: fc.record({ url: fc.webUrl(), status: fc.integer({ min: 100, max: 599 }), body: json }),
  }),
  fc.record({ at: instant, source, kind: fc.constant('stream' as const), message: fc.string({ unit: 'binary' }) }),
);

/** Through JSON and back, as a journal does: `-0` is 0 there. */
function asStored(inputs: readonly Input[]): unknown {
  return JSON.parse(JSON.stringify(inputs));
}

describe('appending and reading', patient, () => {
  it('gives back exactly what came in, in order of arrival, whatever came', async () => {
    const journal = await openTemporary(temporaryFolder());
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(anyInput, { maxLength: 9 }), { maxLength: 40 }), async (batches) => {
        const before = await journal.append([]);
        for (const batch of batches) await journal.append(batch);
        const read = await numberedIn(journal, { after: before });
        expect(asStored(read.map(({ input }) => input))).toEqual(asStored(batches.flat()));
        expect(read.map(({ seq }) => seq)).toEqual(read.map((_, index) => before + 1 + index));
      }),
      { numRuns: 6 },
    );
  });

  it('has everything after closing and opening again', async () => {
    const folder = temporaryFolder();
    const first = await openTemporary(folder);
    await first.append([webhook('1'), webhook('2')]);
    await first.append([webhook('3')]);
    await first.close();
    expect(await idsIn(await openTemporary(folder))).toEqual(['1', '2', '3']);
  });

  it('reads page by page, and what is appended meanwhile too, until there is nothing more', async () => {
    const journal = await openTemporary(temporaryFolder());
    const ids = Array.from({ length: 2_000 }, (_, index) => String(index));
    await journal.append(ids.map((id, index) => webhook(id, noon + index)));
    const read: string[] = [];
    for await (const page of journal.read({ from: noon + 100, to: noon + 1_900 })) {
      expect(page.length).toBeLessThanOrEqual(500);
      read.push(...page.map(({ input }) => idOf(input)));
      if (read.length === 500)
        await journal.append([webhook('meanwhile', noon + 500), webhook('too late', noon + 1_900)]);
    }
    expect(read).toEqual([...ids.slice(100, 1_900), 'meanwhile']);
  });

  it('may be read half and left, and goes on writing and tidying up', async () => {
    const journal = await openTemporary(temporaryFolder());
    await journal.append(Array.from({ length: 1_500 }, (_, index) => webhook(String(index))));
    for await (const page of journal.read({})) if (page.length > 0) break;
    await journal.append([webhook('last')]);
    expect(await journal.retain(noon)).toBe(false);
    expect(await idsIn(journal)).toHaveLength(1_501);
  });

  it('ends quietly where the retention deletes what is still to be read', async () => {
    const journal = await openTemporary(temporaryFolder(), { retention: { personalDays: 1, figuresDays: 1 } });
    await journal.append(Array.from({ length: 6_000 }, (_, index) => webhook(String(index))));
    const read: string[] = [];
    for await (const page of journal.read({})) {
      read.push(...page.map(({ input }) => idOf(input)));
      while (await journal.retain(noon + 48 * 60 * minute));
    }
    // No more than what was on its way already.
    expect(read.length).toBeLessThan(3_000);
    expect(read).toEqual(Array.from({ length: read.length }, (_, index) => String(index)));
    expect(journal.state).toEqual({ writable: true, setAside: [] });
  });

  it('writes all or none: an input that cannot be written takes the others with it', async () => {
    const journal = await openTemporary(temporaryFolder());
    const impossible: Input = { at: 0.5, source: 'pbx', kind: 'stream', message: 'an instant is a whole number' };
    await expect(journal.append([webhook('1'), impossible, webhook('2')])).rejects.toThrow('cannot store REAL value');
    expect(journal.state.writable).toBe(true);
    expect(await idsIn(journal)).toEqual([]);
    await journal.append([webhook('3')]);
    expect(await idsIn(journal)).toEqual(['3']);
    expect(journal.state.writable).toBe(true);
  });

  it('knows when each source was last heard, also after a restart and after its rows are gone', async () => {
    const folder = temporaryFolder();
    const journal = await openTemporary(folder, { retention: { personalDays: 1, figuresDays: 1 } });
    const swan: Input = { at: noon, source: 'swan', kind: 'stream', message: '' };
    await journal.append([webhook('1', noon), webhook('2', noon + 5 * minute), swan]);
    while (await journal.retain(noon + 60 * 24 * 60 * minute));
    expect(await idsIn(journal)).toEqual([]);
    await journal.close();
    const sources = await (await openTemporary(folder)).sources();
    expect([...sources].map(([source, { heardAt }]) => [source, heardAt])).toEqual([
      ['pbx', noon + 5 * minute],
      ['swan', noon],
    ]);
  });

  it('numbers what it takes, and reads on after a number', async () => {
    const journal = await openTemporary(temporaryFolder());
    expect(await journal.append([])).toBe(0);
    expect(await journal.append([webhook('1'), webhook('2')])).toBe(2);
    expect(await journal.append([webhook('3')])).toBe(3);
    expect(await journal.append([])).toBe(3);
    expect((await numberedIn(journal, { after: 1 })).map(({ seq, input }) => [seq, idOf(input)])).toEqual([
      [2, '2'],
      [3, '3'],
    ]);
    expect(await numberedIn(journal, { after: 3 })).toEqual([]);
  });

  it('tells when the first input came', async () => {
    const journal = await openTemporary(temporaryFolder());
    expect(await journal.first()).toBeNull();
    await journal.append([webhook('1', noon + minute), webhook('2', noon)]);
    expect(await journal.first()).toBe(noon + minute);
  });

  it('makes a folder for this user alone, and a file that other programs know as ours', async () => {
    const folder = join(temporaryFolder(), 'state', 'wallboard');
    await (await openTemporary(folder)).close();
    const database = new DatabaseSync(join(folder, 'journal.sqlite'), { readOnly: true });
    expect(database.prepare('PRAGMA application_id').get()).toEqual({ application_id: 0x56505742 });
    expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    database.close();
    if (process.platform === 'win32') return;
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, 'journal.sqlite')).mode & 0o777).toBe(0o600);
  });

  it('cannot be used after closing, and says so', async () => {
    const journal = await openTemporary(temporaryFolder());
    await journal.close();
    await journal.close();
    await expect(journal.append([webhook('1')])).rejects.toThrow('The journal is closed.');
    await expect(idsIn(journal)).rejects.toThrow('The journal is closed.');
  });
});
