import { createHmac, createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { type NearbyHub, proofWord } from '#core/screens/nearby';
import { largestAnswer } from '#link/world';
import { textOf } from '#link/text-of';
import { fetchOf, longestAnswer, type Pass, post } from './join-hub.ts';

const answer = z.object({ proof: z.string() });

/**
 * Whether whoever answers there is the hub that gave this screen its token: it knows what it kept of that, and is not told the token
 * before it has shown so. Over TLS it must have the same key, besides.
 */
export async function isOurHub({ address }: Pick<NearbyHub, 'address'>, pass: Pass): Promise<boolean> {
  if (pass.screen === null || (pass.pin !== null) !== address.startsWith('https:')) return false;
  const nonce = randomBytes(32).toString('base64url');
  const path = `api/screens/${encodeURIComponent(pass.screen)}/prove`;
  try {
    const text = await post(pass, new URL(path, `${address}/`), { nonce, address });
    const { proof } = answer.parse(JSON.parse(text));
    const kept = createHash('sha256').update(pass.token).digest('hex');
    const right = createHmac('sha256', kept).update(proofWord(nonce, address)).digest();
    const told = Buffer.from(proof, 'hex');
    return told.length === right.length && timingSafeEqual(told, right);
  } catch {
    return false;
  }
}

/** Whether this screen's hub is back where it was: under a name, or in another network, it never tells that address itself. */
export async function isWhereItWas(pass: Pass): Promise<boolean> {
  try {
    const response = await fetchOf(pass)(new URL('api/screen', pass.address).href, {
      method: 'GET',
      headers: { accept: 'application/json', authorization: `Bearer ${pass.token}` },
      signal: AbortSignal.timeout(longestAnswer),
    });
    await textOf(response as Parameters<typeof textOf>[0], largestAnswer);
    return response.ok;
  } catch {
    return false;
  }
}
