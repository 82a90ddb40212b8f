import { setTimeout as wait } from 'node:timers/promises';
import { FolderTaken } from '../journal/journal.ts';
import type { Logger } from '../machine/log.ts';

/** How long a hub that is just stopping may take to let go of its data folder, and how often it is looked. Milliseconds. */
const patience = 2_000;
const lookEvery = 100;

/**
 * Makes a hub once its data folder is free: whoever starts one anew need not wait until the old one is gone.
 * @throws FolderTaken when the folder stays taken, and what `make` throws
 */
export async function onceFree<Hub>(make: () => Promise<Hub>, log: Pick<Logger, 'info'>): Promise<Hub> {
  for (let waited = 0; ; waited += lookEvery) {
    try {
      return await make();
    } catch (error) {
      if (!(error instanceof FolderTaken) || waited >= patience) throw error;
      if (waited === 0) log.info('Another hub has the data folder; it is given a moment to end.');
      await wait(lookEvery);
    }
  }
}
