import { app, safeStorage } from 'electron';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from '#hub/machine/atomic-file';
import { faultOf } from '#hub/machine/fault';
import type { Logger } from '#hub/machine/log';
import { type Pass, pass } from './join-hub.ts';

/** What this PC may show its hub elsewhere. */
export interface PassKeeper {
  /** `null`: it was not paired. */
  read(): Pass | null;
  /** @throws where it cannot be locked or written; then it is as before */
  write(pass: Pass): Promise<void>;
  forget(): void;
}

/**
 * In `screen.bin` in the user's profile, locked by the system as the secrets are. One that cannot be unlocked, as after a move to
 * another PC, is none: the screen is to be paired again.
 */
export async function setupPass(log: Logger): Promise<PassKeeper> {
  const file = join(app.getPath('userData'), 'screen.bin');
  let kept = existsSync(file) ? await unlocked(file, log) : null;
  return {
    read: () => kept,
    async write(next) {
      if (!(await safeStorage.isAsyncEncryptionAvailable())) throw new Error('This system locks nothing away.');
      await replaceFile(file, await safeStorage.encryptStringAsync(JSON.stringify(next)));
      kept = next;
    },
    forget() {
      rmSync(file, { force: true });
      kept = null;
    },
  };
}

async function unlocked(file: string, log: Logger): Promise<Pass | null> {
  try {
    const { result } = await safeStorage.decryptStringAsync(readFileSync(file));
    return pass.parse(JSON.parse(result));
  } catch (error) {
    log.error({ fault: faultOf(error) }, 'What this screen was given by its hub cannot be unlocked: pair it again.');
    return null;
  }
}
