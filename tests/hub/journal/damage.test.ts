import { existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createFileKeeper } from '#hub/journal/file/file-keeper';
import { openJournalForReading } from '#hub/journal/read-journal';
import { JournalDamaged } from '#hub/journal/file/sqlite-problem';
import { systemClock } from '#hub/intake/clock';
import { idOf, idsIn, noon, webhook } from './input-samples.ts';
import { openTemporary, overwrite, temporaryFolder } from './temporary-journal.ts';

const clock = { ...systemClock, now: () => noon };
const asideName = 'journal.sqlite.damaged-20261118T110000000Z';

/** A closed journal of some megabytes: 4,000 rows, "0" to "3999". */
function writtenFolder(): { readonly folder: string; readonly file: string } {
  const folder = temporaryFolder();
  const journal = openTemporary(folder);
  const ids = Array.from({ length: 4_000 }, (_, index) => String(index));
  journal.append(ids.map((id) => webhook(id, noon, { callername: 'x'.repeat(1_000) })));
  journal.close();
  return { folder, file: join(folder, 'journal.sqlite') };
}

describe('a damaged journal', () => {
  it.each([
    ['is no database at all', (file: string) => writeFileSync(file, 'not a database'.repeat(1_000))],
    ['has lost its end', (file: string) => truncateSync(file, Math.floor(statSync(file).size / 8_192) * 4_096)],
    ['has a hole in its middle', (file: string) => overwrite(file, 1_000_000, 2_000_000)],
    ['has lost its beginning', (file: string) => overwrite(file, 0, 4_096)],
  ])('that %s is put aside whole, and a new one begun', (_how, damage) => {
    const { folder, file } = writtenFolder();
    damage(file);
    const damaged = readFileSync(file);
    const journal = openTemporary(folder, { clock });
    expect(journal.state).toEqual({ writable: true, setAside: [join(folder, asideName)] });
    expect(readFileSync(join(folder, asideName)).equals(damaged)).toBe(true);
    expect(journal.logged.join()).toContain('The journal is damaged. It is put aside and kept; a new one is begun.');
    journal.append([webhook('new')]);
    expect(idsIn(journal)).toEqual(['new']);
  });

  it('is still told of after the next start, until somebody moves it away', () => {
    const { folder, file } = writtenFolder();
    writeFileSync(file, 'not a database'.repeat(1_000));
    openTemporary(folder, { clock }).close();
    expect(openTemporary(folder).state.setAside).toEqual([join(folder, asideName)]);
  });

  it('is put aside when reading finds the damage, and what was read until then is given', () => {
    const { folder, file } = writtenFolder();
    const journal = openTemporary(folder, { clock });
    overwrite(file, 3_000_000, 8_192);
    const read = Array.from(journal.read({}), idOf);
    expect(read.length).toBeGreaterThan(500);
    expect(read.length).toBeLessThan(4_000);
    expect(read).toEqual(Array.from({ length: read.length }, (_, index) => String(index)));
    expect(journal.state.setAside).toEqual([join(folder, asideName)]);
    expect(journal.lastHeard()).toEqual(new Map([['pbx', noon]]));
    journal.append([webhook('new')]);
    expect(idsIn(journal)).toEqual(['new']);
    expect(
      readdirSync(folder)
        .filter((name) => name.includes('damaged'))
        .sort()[0],
    ).toBe(asideName);
  });

  it('does not lose the input whose writing found the damage', () => {
    const folder = temporaryFolder();
    const file = join(folder, 'journal.sqlite');
    const log = pino({ level: 'silent' });
    const keeper = createFileKeeper({ file, timeZone: 'UTC', log, clock });
    onTestFinished(() => keeper.close());
    keeper.open();
    keeper.heard.set('pbx', noon);
    let attempts = 0;
    const written = keeper.write((connection) => {
      attempts += 1;
      if (attempts === 1) throw new JournalDamaged('as SQLite says');
      connection.append([{ at: noon, source: 'swan', kind: 'stream', payload: '""' }], new Map([['swan', noon]]));
      return connection.lastHeard();
    });
    expect(attempts).toBe(2);
    expect(written).toEqual(
      new Map([
        ['pbx', noon],
        ['swan', noon],
      ]),
    );
    expect(keeper.state).toEqual({ writable: true, setAside: [join(folder, asideName)] });
  });

  it('costs one row where only that row cannot be understood', () => {
    const { folder, file } = writtenFolder();
    const database = new DatabaseSync(file);
    database.exec(`UPDATE input SET payload = '{"meth' WHERE seq = 3`);
    database.close();
    const reader = openJournalForReading(folder);
    expect(idsIn(reader)).toHaveLength(3_999);
    expect(reader.unreadable).toBe(1);
    reader.close();
    const journal = openTemporary(folder);
    expect(idsIn(journal).slice(0, 4)).toEqual(['0', '1', '3', '4']);
    expect(journal.state).toEqual({ writable: true, setAside: [] });
    expect(existsSync(join(folder, asideName))).toBe(false);
  });
});
