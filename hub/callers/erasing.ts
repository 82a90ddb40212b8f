import { setTimeout as pause } from 'node:timers/promises';
import type { Erasure } from '../journal/retention/erasure.ts';
import type { OpenJournal } from '../journal/open-journal.ts';

/** Who reads the journal holds it for a moment: so often the WAL is tried to be emptied, so many milliseconds apart. */
const attempts = 10;
const apart = 500;

/** After all rows: what is left to do is the WAL. */
const afterAll = Number.MAX_SAFE_INTEGER;

/** Takes somebody out of the journal, some hundred rows at a time. `isInWal`: the WAL still has him, since it is read all the time. */
export async function eraseFromJournal(
  journal: Pick<OpenJournal, 'erase'>,
  caller: Omit<Erasure, 'after'>,
): Promise<{ readonly rows: number; readonly isInWal: boolean }> {
  let rows = 0;
  let isInWal = true;
  for (let after: number | null = 0; after !== null;) {
    const erased = await journal.erase({ ...caller, after });
    ({ after, isInWal } = erased);
    rows += erased.rows;
  }
  for (let attempt = 1; isInWal && attempt <= attempts; attempt += 1) {
    await pause(apart);
    ({ isInWal } = await journal.erase({ ...caller, after: afterAll }));
  }
  return { rows, isInWal };
}
