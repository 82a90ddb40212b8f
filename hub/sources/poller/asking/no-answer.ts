import { wrongCertificate } from './http-agents.ts';
import { TooLarge } from './body.ts';
import { BadAnswer } from './json-reader.ts';

/** It sends us elsewhere. Nobody follows: secrets would go along. */
export class Redirected extends Error {
  override readonly name = 'Redirected';
}

/** Why a question was given up by us. */
export type GivenUp = 'first-byte' | 'whole' | 'closed';

const byCode: { readonly [code: string]: string } = {
  [wrongCertificate]:
    'it shows another certificate than the pinned one, and is not trusted. Was it renewed, or is somebody between?',
  ECONNREFUSED: 'nothing listens there. Is the address right, and does the phone system run?',
  ENOTFOUND: 'its name is not known here. Is the address right, and does the network work?',
  EAI_AGAIN: 'its name cannot be looked up now. Does the network work?',
  EHOSTUNREACH: 'no way leads there. Does the network work?',
  ENETUNREACH: 'no way leads there. Does the network work?',
  ETIMEDOUT: 'nobody answered the connection.',
  ECONNRESET: 'it broke the connection off.',
  EPIPE: 'it broke the connection off.',
  ERR_STREAM_PREMATURE_CLOSE: 'it broke the connection off.',
  EPROTO: 'it does not speak TLS there, or none that is safe.',
  ERR_INVALID_URL: 'the address cannot be read.',
  ERR_UNSUPPORTED_PROTOCOL: 'only http and https addresses can be asked.',
};

const certificateCode = /CERT|SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY)|ERR_TLS_CERT/;

/**
 * Why no answer came, as the end of a sentence that says what was asked. Made of the error's kind alone: what an error
 * of axios holds beside it (address, headers, body) is full of secrets and goes no further.
 */
export function reasonOf(error: unknown, givenUp: GivenUp | undefined): string {
  if (givenUp === 'first-byte') return 'no answer came in time.';
  if (givenUp === 'whole') return 'the answer took too long to come.';
  if (givenUp === 'closed') return 'the wallboard stopped asking.';
  if (error instanceof Redirected) return 'it sends us to another address. Set the address to the right one.';
  if (error instanceof TooLarge) return 'the answer is larger than an answer can be.';
  if (error instanceof BadAnswer) return 'the answer breaks off, is damaged or is too large.';
  const code = codeOf(error);
  if (byCode[code] !== undefined) return byCode[code];
  if (certificateCode.test(code)) {
    return `its certificate is not trusted (${code}). A certificate of its own must be pinned by its SHA-256.`;
  }
  if (code.startsWith('HPE_')) return 'what it says is not HTTP.';
  return `the connection failed${code === '' ? '' : ` (${code})`}.`;
}

/** Codes are names in capitals; anything else might be a quotation. */
function codeOf(error: unknown): string {
  const { code } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  return typeof code === 'string' && /^[A-Z][A-Z\d_]{2,60}$/.test(code) ? code : '';
}
