import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { z } from 'zod';
import type { Secrets } from '../settings/apart.ts';

/** Shorter ones are found by trying. */
export const shortestPassphrase = 8;

/** 32 MB and some tenths of a second for each guess. */
const cost = { N: 32_768, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };

const base64 = z.string().regex(/^[A-Za-z0-9+/]+=*$/);
const sealed = z.object({
  kdf: z.literal('scrypt'),
  N: z.literal(cost.N),
  r: z.literal(cost.r),
  p: z.literal(cost.p),
  salt: base64,
  cipher: z.literal('aes-256-gcm'),
  iv: base64,
  tag: base64,
  data: base64,
});
const secretsSchema = z.record(z.string(), z.string());

/** The passphrase is not the one that it was sealed with. What the file holds is whole: that was checked before. */
export class WrongPassphrase extends Error {
  override readonly name = 'WrongPassphrase';
}

function keyOf(passphrase: string, salt: Buffer): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  scrypt(passphrase.normalize('NFC'), salt, 32, cost, (error, key) => (error === null ? resolve(key) : reject(error)));
  return promise;
}

/** Secrets as JSON that nobody reads without the passphrase. */
export async function seal(secrets: Secrets, passphrase: string): Promise<string> {
  const [salt, iv] = [randomBytes(16), randomBytes(12)];
  const cipher = createCipheriv('aes-256-gcm', await keyOf(passphrase, salt), iv);
  const data = Buffer.concat([cipher.update(JSON.stringify(secrets), 'utf8'), cipher.final()]);
  const { N, r, p } = cost;
  const text = (bytes: Buffer) => bytes.toString('base64');
  return JSON.stringify({
    kdf: 'scrypt',
    N,
    r,
    p,
    salt: text(salt),
    cipher: 'aes-256-gcm',
    iv: text(iv),
    tag: text(cipher.getAuthTag()),
    data: text(data),
  } satisfies z.infer<typeof sealed>);
}

/** @throws WrongPassphrase */
export async function unseal(text: string, passphrase: string): Promise<Secrets> {
  const { salt, iv, tag, data } = sealed.parse(JSON.parse(text));
  const bytes = (each: string) => Buffer.from(each, 'base64');
  const key = await keyOf(passphrase, bytes(salt));
  // A shorter tag would be easier to hit upon.
  const decipher = createDecipheriv('aes-256-gcm', key, bytes(iv), { authTagLength: 16 });
  decipher.setAuthTag(bytes(tag));
  let plain: string;
  try {
    plain = Buffer.concat([decipher.update(bytes(data)), decipher.final()]).toString('utf8');
  } catch (error) {
    throw new WrongPassphrase('', { cause: error });
  }
  return secretsSchema.parse(JSON.parse(plain));
}
