import { existsSync } from 'node:fs';
import { z } from 'zod';
import { readJson } from '../config/file/read-json.ts';
import { ConfigInvalid } from '../config/problems.ts';
import { replaceFile } from '../machine/atomic-file.ts';
import type { Secrets } from './apart.ts';
import { type SecretKeeper, SecretsUnkept } from './home.ts';
import { secretsNotWritten, unreadableSecrets } from './sentences.ts';

const schema = z.record(z.string(), z.string());

/**
 * Secrets in a file that only the hub's own user may read: on a server nobody is there to unlock anything else.
 * @throws ConfigInvalid where the file is there and is none of ours
 */
export function secretsFile(file: string): SecretKeeper {
  let kept: Secrets = existsSync(file) ? read(file) : {};
  return {
    read: () => kept,
    async write(secrets) {
      if (JSON.stringify(secrets) === JSON.stringify(kept)) return;
      try {
        await replaceFile(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
      } catch (error) {
        throw new SecretsUnkept(secretsNotWritten, error);
      }
      kept = secrets;
    },
  };
}

function read(file: string): Secrets {
  const parsed = schema.safeParse(readJson(file));
  if (parsed.success) return parsed.data;
  throw new ConfigInvalid([{ path: '', message: unreadableSecrets(file) }]);
}

/** Where there is no place to keep any. */
export const noSecrets: SecretKeeper = { read: () => ({}), write: async () => undefined };
