import { Unreachable } from '#adapters/adapter';

const byCode: { readonly [code: string]: string } = {
  ENOENT: 'it is not there now. Is the path right, as the hub sees it, and is the share connected?',
  ENOTDIR: 'it is not there now. Is the path right?',
  EACCES: 'the hub may not read it. Give the user under whom the hub runs the right to read.',
  EPERM: 'the hub may not read it, or another program holds it. It is tried again.',
  EBUSY: 'another program holds it. It is tried again.',
  EIO: 'the disk or the network share fails.',
  ESTALE: 'the network share has gone away.',
  ENETDOWN: 'the network share has gone away.',
  ENETUNREACH: 'the network share has gone away.',
  EHOSTDOWN: 'the network share has gone away.',
  EHOSTUNREACH: 'the network share has gone away.',
  ETIMEDOUT: 'the network share does not answer.',
  UNKNOWN: 'the network share fails.',
  EMFILE: 'this computer has too many files open.',
};

/** Why a file or folder cannot be read, as a sentence without its path. */
export function fileTrouble(error: unknown): Error {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') {
    return error instanceof Error ? error : new Error('not an error');
  }
  const reason = byCode[error.code] ?? `it cannot be read (${error.code}).`;
  return new Unreachable(`The file cannot be read: ${reason}`);
}
