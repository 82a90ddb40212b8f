import { existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createFileKeeper } from '#hub/journal/file/file-keeper';
import { createSourceMemories } from '#hub/journal/file/source-memories';
import { openJournalForReading } from '#hub/journal/read-journal';
import { JournalDamaged } from '#hub/journal/file/trouble/sqlite-problem';
import { systemClock } from '#hub/intake/clock';
import { idOf, idsIn, noon, numberedIn, webhook } from './input-samples.ts';
import { openTemporary, overwrite, temporaryFolder } from './temporary-journal.ts';

const clock = { ...systemClock, now: () => noon };
const asideName = 'journal.sqlite.damaged-20261118T110000000Z';

/** A closed journal of some megabytes: 4,000 rows, "0" to "3999". */
async function writtenFolder(): Promise<{ readonly folder: string; readonly file: string }> {
  const folder = temporaryFolder();
  const journal = await openTemporary(folder);
  const ids = Array.from({ length: 4_000 }, (_, index) => String(index));
  await journal.append(ids.map((id) => webhook(id, noon, { callername: 'x'.repeat(1_000) })));
  await journal.close();
  return { folder, file: join(folder, 'journal.sqlite') };
}

describe('a damaged journal', () => {
  it.each([
    ['is no database at all', (file: string) => writeFileSync(file, 'not a database'.repeat(1_000)), 0],
    ['has lost its end', (file: string) => truncateSync(file, Math.floor(statSync(file).size / 8_192) * 4_096), 0],
    ['has a hole in its middle', (file: string) => overwrite(file, 1_000_000, 2_000_000), 1_000],
    ['has lost its beginning', (file: string) => overwrite(file, 0, 4_096), 0],
  ])('that %s is put aside whole, and a new one begun with what can be read of it', async (_how, damage, atLeast) => {
    const { folder, file } = await writtenFolder();
    damage(file);
    const damaged = readFileSync(file);
    const journal = await openTemporary(folder, { clock });
    expect(journal.state).toEqual({ writable: true, setAside: [join(folder, asideName)] });
    expect(readFileSync(join(folder, asideName)).equals(damaged)).toBe(true);
    expect(journal.logged.join()).toContain('The journal is damaged. It is put aside and kept; a new one is begun.');
    await journal.append([webhook('new')]);
    const ids = await idsIn(journal);
    expect(ids.at(-1)).toBe('new');
    const saved = ids.slice(0, -1).map(Number);
    expect(saved).toEqual([...new Set(saved)].filter((id) => id >= 0 && id < 4_000).sort((a, b) => a - b));
    expect(saved.length).toBeGreaterThanOrEqual(atLeast);
  });

  it('is still told of after the next start, until somebody moves it away', async () => {
    const { folder, file } = await writtenFolder();
    writeFileSync(file, 'not a database'.repeat(1_000));
    await (await openTemporary(folder, { clock })).close();
    expect((await openTemporary(folder)).state.setAside).toEqual([join(folder, asideName)]);
  });

  it('is put aside when reading finds the damage; all that can be read is given, and numbers go on', async () => {
    const { folder, file } = await writtenFolder();
    const journal = await openTemporary(folder, { clock });
    overwrite(file, 3_000_000, 8_192);
    const read = (await numberedIn(journal)).map(({ input }) => idOf(input));
    expect(read.length).toBeGreaterThan(3_000);
    expect(read.length).toBeLessThan(4_000);
    expect(read).toEqual(read.toSorted((a, b) => Number(a) - Number(b)));
    expect(journal.state.setAside).toEqual([join(folder, asideName)]);
    expect((await journal.sources()).get('pbx')?.heardAt).toBe(noon);
    expect(await journal.append([webhook('new')])).toBe(4_001);
    expect(await idsIn(journal)).toEqual([...read, 'new']);
    expect(
      readdirSync(folder)
        .filter((name) => name.includes('damaged'))
        .sort()[0],
    ).toBe(asideName);
  });

  it('does not lose the input whose writing found the damage', () => {
    const folder = temporaryFolder();
    const file = join(folder, 'journal.sqlite');
    const memories = createSourceMemories();
    const keeper = createFileKeeper({
      file,
      memories,
      personalNames: new Set(),
      connected: () => undefined,
      timeZone: () => 'UTC',
      now: () => noon,
      say: () => undefined,
    });
    onTestFinished(() => keeper.close());
    keeper.open();
    memories.keep('pbx', { heardAt: noon });
    memories.written(new Map(), memories.unwritten);
    const row = { at: noon, source: 'swan', kind: 'stream', payload: '""' } as const;
    let attempts = 0;
    const written = keeper.write((connection) => {
      attempts += 1;
      if (attempts === 1) throw new JournalDamaged('as SQLite says');
      connection.append({ rows: [row], first: 1, heard: new Map([['swan', noon]]), memories: memories.unwritten });
      return connection.memories();
    });
    expect(attempts).toBe(2);
    expect([...written].map(([source, { heardAt }]) => [source, heardAt])).toEqual([
      ['pbx', noon],
      ['swan', noon],
    ]);
    expect(keeper.state).toEqual({ writable: true, setAside: [join(folder, asideName)] });
  });

  it('costs one row where only that row cannot be understood', async () => {
    const { folder, file } = await writtenFolder();
    const database = new DatabaseSync(file);
    database.exec(`UPDATE input SET payload = '{"meth' WHERE seq = 3`);
    database.close();
    const reader = openJournalForReading(folder);
    expect([...reader.read({})]).toHaveLength(3_999);
    expect(reader.unreadable).toBe(1);
    reader.close();
    const journal = await openTemporary(folder);
    expect((await idsIn(journal)).slice(0, 4)).toEqual(['0', '1', '3', '4']);
    expect(journal.state).toEqual({ writable: true, setAside: [] });
    expect(existsSync(join(folder, asideName))).toBe(false);
  });
});
