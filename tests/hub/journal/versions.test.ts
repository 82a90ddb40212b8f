import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { migrate, migrations, versionOf } from '#hub/journal/file/format/migrations';
import { openJournalForReading } from '#hub/journal/read-journal';
import { inputsIn, webhook } from './input-samples.ts';
import { openTemporary, temporaryFolder } from './temporary-journal.ts';

const version1 = readFileSync(join(import.meta.dirname, '../../fixtures/journal/version-1.sql'), 'utf8');

/** A folder with a journal made by that SQL, and the file's path. */
function journalOf(sql: string): { readonly folder: string; readonly file: string } {
  const folder = temporaryFolder();
  const file = join(folder, 'journal.sqlite');
  const database = new DatabaseSync(file);
  database.exec(sql);
  database.close();
  return { folder, file };
}

/** Every file of the folder, byte by byte. */
function contentOf(folder: string): { readonly [name: string]: string } {
  return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'base64')]));
}

function openRaw(file: string): DatabaseSync {
  const database = new DatabaseSync(file);
  onTestFinished(() => {
    if (database.isOpen) database.close();
  });
  return database;
}

describe('versions of the file', () => {
  it('reads a journal of version 1 and goes on with it', async () => {
    const { folder } = journalOf(version1);
    const journal = await openTemporary(folder);
    expect(await inputsIn(journal)).toEqual([
      {
        at: 1795000000000,
        source: 'pbx',
        kind: 'webhook',
        request: { method: 'GET', path: 'answered', query: { uniquecallid: '1' } },
      },
      {
        at: 1795000001000,
        source: 'swan',
        kind: 'poll',
        response: { url: 'https://swan/queues-status', status: 200, body: { error: false } },
      },
      { at: 1795000002000, source: 'csta', kind: 'stream', message: '<QueuedEvent/>' },
    ]);
    expect((await journal.sources()).get('csta')?.heardAt).toBe(1795000002000);
    await journal.append([{ at: 1795000003000, source: 'csta', kind: 'stream', message: '' }]);
    expect(await inputsIn(journal)).toHaveLength(4);
    expect(journal.state).toEqual({ writable: true, setAside: [] });
  });

  it('brings version 1 to a later one step by step, keeping every row', async () => {
    const database = openRaw(journalOf(version1).file);
    const later = [...migrations, 'ALTER TABLE input ADD COLUMN note TEXT;', `UPDATE input SET note = 'version 3';`];
    migrate(database, later);
    expect(versionOf(database)).toBe(migrations.length + 2);
    expect(database.prepare('SELECT count(*) AS rows, min(note) AS note FROM input').get()).toEqual({
      rows: 3,
      note: 'version 3',
    });
  });

  it('leaves a step that fails undone, and the version as it was', async () => {
    const database = openRaw(journalOf(version1).file);
    const failing = [...migrations, 'ALTER TABLE input ADD COLUMN note TEXT; UPDATE no_such_table SET x = 1;'];
    expect(() => migrate(database, failing)).toThrow(/no_such_table/);
    expect(versionOf(database)).toBe(migrations.length);
    expect(() => database.prepare('SELECT note FROM input')).toThrow(/no such column/);
  });

  it.each([
    ['a newer version', `${version1} PRAGMA user_version = 99;`, /written by a newer version of the hub \(format 99/],
    ['another program', 'CREATE TABLE bookmarks (url TEXT);', /belongs to another program/],
  ])('refuses the file of %s with a sentence and does not touch it', async (_whose, sql, sentence) => {
    const { folder } = journalOf(sql);
    const before = contentOf(folder);
    await expect(openTemporary(folder)).rejects.toThrow(sentence);
    expect(() => openJournalForReading(folder)).toThrow(sentence);
    expect(contentOf(folder)).toEqual(before);
  });

  it('refuses a journal of the next version as a hub of that version left it, and does not touch it', async () => {
    const folder = temporaryFolder();
    const journal = await openTemporary(folder);
    await journal.append([webhook('1')]);
    await journal.close();
    const database = openRaw(join(folder, 'journal.sqlite'));
    migrate(database, [...migrations, 'ALTER TABLE input ADD COLUMN note TEXT;']);
    database.close();
    const before = contentOf(folder);
    expect(Object.keys(before)).toContain('journal.sqlite');
    const sentence = /written by a newer version of the hub .*: install that version again/;
    await expect(openTemporary(folder)).rejects.toThrow(sentence);
    expect(() => openJournalForReading(folder)).toThrow(sentence);
    expect(contentOf(folder)).toEqual(before);
  });

  it('says which version it is in the file itself, where an older program sees it while a hub runs or after a kill', async () => {
    const { folder, file } = journalOf(`PRAGMA journal_mode = WAL; ${version1}`);
    await openTemporary(folder);
    expect(readFileSync(file).readUInt32BE(60)).toBe(migrations.length);
  });
});
