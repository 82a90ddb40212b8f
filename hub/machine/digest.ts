import { hash, timingSafeEqual } from 'node:crypto';

/** The SHA-256 of a text: 32 bytes whatever its length, so that secrets of any length compare in the same time. */
export function digest(text: string): Buffer {
  return hash('sha256', text, 'buffer');
}

/** Whether two digests are the same, in a time that does not tell where they differ. */
export function sameDigest(one: Buffer, other: Buffer): boolean {
  return timingSafeEqual(one, other);
}
