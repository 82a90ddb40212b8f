import { codeOf, connectionFailure } from '../../trouble/connection-failure.ts';
import { TooLarge } from './body.ts';
import { BadAnswer } from './json-reader.ts';

/** It sends us elsewhere. Nobody follows: secrets would go along. */
export class Redirected extends Error {
  override readonly name = 'Redirected';
}

/** Why a question was given up by us. */
export type GivenUp = 'first-byte' | 'preludes' | 'whole' | 'closed';

const byCode: { readonly [code: string]: string } = {
  ERR_STREAM_PREMATURE_CLOSE: 'it broke the connection off.',
  ERR_INVALID_URL: 'the address cannot be read.',
  ERR_UNSUPPORTED_PROTOCOL: 'only http and https addresses can be asked.',
};

/**
 * Why no answer came, as the end of a sentence that says what was asked. Made of the error's kind alone: what an error
 * of axios holds beside it (address, headers, body) is full of secrets and goes no further.
 */
export function reasonOf(error: unknown, givenUp: GivenUp | undefined): string {
  if (givenUp === 'first-byte') return 'no answer came in time.';
  if (givenUp === 'preludes') return 'it says again and again that the answer is to come.';
  if (givenUp === 'whole') return 'the answer took too long to come.';
  if (givenUp === 'closed') return 'the wallboard stopped asking.';
  if (error instanceof Redirected) return 'it sends us to another address. Set the address to the right one.';
  if (error instanceof TooLarge) return 'the answer is larger than an answer can be.';
  if (error instanceof BadAnswer) return 'the answer breaks off, is damaged or is too large.';
  const code = codeOf(error);
  if (byCode[code] !== undefined) return byCode[code];
  return code.startsWith('HPE_') ? 'what it says is not HTTP.' : connectionFailure(error);
}
