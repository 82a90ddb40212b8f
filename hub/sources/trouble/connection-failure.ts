import type { Sentence } from '#core/said/sentence';

const noWay: Sentence = {
  da: 'der er ingen vej dertil. Virker netværket?',
  en: 'no way leads there. Does the network work?',
};
const brokenOff: Sentence = { da: 'forbindelsen blev afbrudt.', en: 'it broke the connection off.' };
const noTls: Sentence = {
  da: 'der tales ikke TLS der, eller ingen, der er sikker',
  en: 'it does not speak TLS there, or none that is safe',
};

const byCode: { readonly [code: string]: Sentence } = {
  ERR_WRONG_CERTIFICATE: {
    da: 'det viser et andet certifikat end det angivne og er ikke til at stole på. Er certifikatet fornyet, eller er der nogen imellem?',
    en: 'it shows another certificate than the pinned one, and is not trusted. Was it renewed, or is somebody between?',
  },
  ECONNREFUSED: {
    da: 'der er ingen, der lytter der. Er adressen rigtig, og kører telefonsystemet?',
    en: 'nothing listens there. Is the address right, and does the phone system run?',
  },
  ENOTFOUND: {
    da: 'navnet kendes ikke her. Er adressen rigtig, og virker netværket?',
    en: 'its name is not known here. Is the address right, and does the network work?',
  },
  EAI_AGAIN: {
    da: 'navnet kan ikke slås op lige nu. Virker netværket?',
    en: 'its name cannot be looked up now. Does the network work?',
  },
  EHOSTUNREACH: noWay,
  ENETUNREACH: noWay,
  ETIMEDOUT: { da: 'ingen tog imod forbindelsen.', en: 'nobody answered the connection.' },
  ECONNRESET: brokenOff,
  EPIPE: brokenOff,
  EPROTO: { da: `${noTls.da}.`, en: `${noTls.en}.` },
};

const certificateCode = /CERT|SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY)|ERR_TLS_CERT/;
const tlsCode = /^ERR_SSL_/;

/**
 * Why a connection could not be made or held, as the end of a sentence. Made of the error's code alone: whatever else an error
 * holds may be full of secrets and goes no further.
 */
export function connectionFailure(error: unknown): Sentence {
  const code = codeOf(error);
  if (byCode[code] !== undefined) return byCode[code];
  if (certificateCode.test(code)) {
    return {
      da: `der stoles ikke på certifikatet (${code}). Et certifikat, som anlægget selv har lavet, skal angives med sin SHA-256.`,
      en: `its certificate is not trusted (${code}). A certificate of its own must be pinned by its SHA-256.`,
    };
  }
  if (tlsCode.test(code)) return { da: `${noTls.da} (${code}).`, en: `${noTls.en} (${code}).` };
  const inBrackets = code === '' ? '' : ` (${code})`;
  return { da: `forbindelsen mislykkedes${inBrackets}.`, en: `the connection failed${inBrackets}.` };
}

/** Codes are names in capitals; anything else might be a quotation. */
export function codeOf(error: unknown): string {
  const { code } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  return typeof code === 'string' && /^[A-Z][A-Z\d_]{2,60}$/.test(code) ? code : '';
}
