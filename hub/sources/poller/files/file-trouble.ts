import { Unreachable } from '#adapters/adapter';
import type { Sentence } from '#core/said/sentence';

const shareGone: Sentence = { da: 'netværksdrevet er væk.', en: 'the network share has gone away.' };

const byCode: { readonly [code: string]: Sentence } = {
  ENOENT: {
    da: 'den er der ikke nu. Er stien rigtig, som hubben ser den, og er netværksdrevet forbundet?',
    en: 'it is not there now. Is the path right, as the hub sees it, and is the share connected?',
  },
  ENOTDIR: { da: 'den er der ikke nu. Er stien rigtig?', en: 'it is not there now. Is the path right?' },
  EACCES: {
    da: 'hubben må ikke læse den. Giv den bruger, hubben kører under, ret til at læse.',
    en: 'the hub may not read it. Give the user under whom the hub runs the right to read.',
  },
  EPERM: {
    da: 'hubben må ikke læse den, eller et andet program holder den. Det prøves igen.',
    en: 'the hub may not read it, or another program holds it. It is tried again.',
  },
  EBUSY: { da: 'et andet program holder den. Det prøves igen.', en: 'another program holds it. It is tried again.' },
  EIO: { da: 'disken eller netværksdrevet fejler.', en: 'the disk or the network share fails.' },
  ESTALE: shareGone,
  ENETDOWN: shareGone,
  ENETUNREACH: shareGone,
  EHOSTDOWN: shareGone,
  EHOSTUNREACH: shareGone,
  ETIMEDOUT: { da: 'netværksdrevet svarer ikke.', en: 'the network share does not answer.' },
  UNKNOWN: { da: 'netværksdrevet fejler.', en: 'the network share fails.' },
  EMFILE: { da: 'denne computer har for mange filer åbne.', en: 'this computer has too many files open.' },
};

/** Why a file or folder cannot be read, as a sentence without its path. */
export function fileTrouble(error: unknown): Error {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') {
    return error instanceof Error ? error : new Error('not an error');
  }
  const reason = byCode[error.code] ?? { da: `fejl ${error.code}.`, en: `error ${error.code}.` };
  return new Unreachable({ da: `Filen kan ikke læses: ${reason.da}`, en: `The file cannot be read: ${reason.en}` });
}
