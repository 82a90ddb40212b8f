import { join } from 'node:path';
import type { Base } from '../../base/base.ts';
import type { Ledger } from '../../books/ledger.ts';
import type { Config } from '../../config/config.ts';
import { faultOf } from '../../machine/fault.ts';
import type { Engine } from '../engine.ts';
import type { Checkpoint } from './checkpoint.ts';
import { readCheckpoint, writeCheckpoint } from './checkpoint.ts';
import type { Keeper } from './keeper.ts';
import { createKeeper } from './keeper.ts';

/** What the hub knows of today, written down now and then, so that the next start need not read all of it again. */
export interface Checkpoints {
  /**
   * What was written down for this configuration, if it can be used: none that skips inputs after `known`, the last that whoever
   * reads along has taken. Never fails: the journal has everything.
   */
  read(config: Config, known: number): Promise<Checkpoint | undefined>;
  /** Writes now and then what the engine in use knows. */
  readonly keeper: Keeper;
}

/** `alongside`: what else is to be written down of the same moment. */
export function createCheckpoints(
  base: Base,
  current: () => Engine,
  alongside: () => void = () => undefined,
): Checkpoints {
  const { journal, folder, clock, log } = base;
  const file = join(folder, 'today.checkpoint');
  let written: { readonly ledger: Ledger; readonly taken: number } | undefined;

  function unwritten(): number {
    const { isLive, ledger, taken } = current();
    return isLive ? taken() - (written?.ledger === ledger ? written.taken : 0) : 0;
  }

  async function write(): Promise<void> {
    const { ledger, config, taken, newest } = current();
    const last = newest();
    if (last === undefined) return;
    const now = { ledger, taken: taken() };
    alongside();
    await writeCheckpoint(file, ledger, last, config);
    written = now;
  }

  return {
    async read(config, known) {
      try {
        const checkpoint = await readCheckpoint(file, { journal, config, now: clock.now() });
        return checkpoint !== undefined && checkpoint.seq <= known ? checkpoint : undefined;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
          log.info(faultOf(error), 'A checkpoint cannot be used.');
        return undefined;
      }
    },
    keeper: createKeeper({ unwritten, write, elapsed: clock.elapsed, log }),
  };
}
