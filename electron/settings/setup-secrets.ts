import { app, safeStorage } from 'electron';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { replaceFile } from '#hub/machine/atomic-file';
import { faultOf } from '#hub/machine/fault';
import type { Logger } from '#hub/machine/log';
import type { Secrets } from '#hub/settings/apart';
import { type SecretKeeper, SecretsUnkept } from '#hub/settings/home';
import { locked, secretsNotWritten } from '#hub/settings/sentences';

const schema = z.record(z.string(), z.string());

/**
 * Secrets in `secrets.bin` in the user's profile, locked by the system so that only this user's programs can read them (DPAPI
 * on Windows). One that cannot be unlocked, as after a move to another PC, is missing: it is to be typed again.
 */
export async function setupSecrets(log: Logger): Promise<SecretKeeper> {
  const file = join(app.getPath('userData'), 'secrets.bin');
  let kept: Secrets = existsSync(file) ? await unlocked(file, log) : {};
  return {
    read: () => kept,
    async write(secrets) {
      if (JSON.stringify(secrets) === JSON.stringify(kept)) return;
      if (!(await safeStorage.isAsyncEncryptionAvailable())) throw new SecretsUnkept(locked);
      try {
        await replaceFile(file, await safeStorage.encryptStringAsync(JSON.stringify(secrets)));
      } catch (error) {
        throw new SecretsUnkept(secretsNotWritten, error);
      }
      kept = secrets;
    },
  };
}

async function unlocked(file: string, log: Logger): Promise<Secrets> {
  try {
    const { result } = await safeStorage.decryptStringAsync(readFileSync(file));
    return schema.parse(JSON.parse(result));
  } catch (error) {
    log.error(
      { fault: faultOf(error) },
      'The secrets that are kept on this PC cannot be unlocked: they are to be typed again.',
    );
    return {};
  }
}
