import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { eraseFromJournal } from '#hub/callers/erasing';
import { patient } from '#tests/support/patient';
import { webhook } from '../journal/input-samples.ts';
import { foundInFiles, openTemporary, temporaryFolder } from '../journal/temporary-journal.ts';

const caller = { number: '77 12 34 56', countryCode: '+45' };

/** Another program that looks at the journal as it was. */
function readerOf(folder: string): { done(): void } {
  const database = new DatabaseSync(join(folder, 'journal.sqlite'), { readOnly: true });
  database.exec('BEGIN');
  database.prepare('SELECT count(*) FROM input').get();
  return {
    done() {
      database.exec('COMMIT');
      database.close();
    },
  };
}

it(
  'while somebody reads the journal as it was it is not said that nothing is left; when he is done nothing is',
  patient,
  async () => {
    const folder = temporaryFolder();
    const journal = await openTemporary(folder);
    await journal.append([webhook('1', Date.now(), { callerid: '77123456' }), webhook('2', Date.now(), {})]);
    const reader = readerOf(folder);
    expect(await eraseFromJournal(journal, caller)).toEqual({ rows: 1, isInWal: true });
    expect([...foundInFiles(folder, /77123456/)]).toEqual(['77123456']);
    reader.done();
    expect(await eraseFromJournal(journal, caller)).toEqual({ rows: 0, isInWal: false });
    expect([...foundInFiles(folder, /77123456/)]).toEqual([]);
  },
);
