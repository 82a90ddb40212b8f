const byCode: { readonly [code: string]: string } = {
  ERR_WRONG_CERTIFICATE:
    'it shows another certificate than the pinned one, and is not trusted. Was it renewed, or is somebody between?',
  ECONNREFUSED: 'nothing listens there. Is the address right, and does the phone system run?',
  ENOTFOUND: 'its name is not known here. Is the address right, and does the network work?',
  EAI_AGAIN: 'its name cannot be looked up now. Does the network work?',
  EHOSTUNREACH: 'no way leads there. Does the network work?',
  ENETUNREACH: 'no way leads there. Does the network work?',
  ETIMEDOUT: 'nobody answered the connection.',
  ECONNRESET: 'it broke the connection off.',
  EPIPE: 'it broke the connection off.',
  EPROTO: 'it does not speak TLS there, or none that is safe.',
};

const certificateCode = /CERT|SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY)|ERR_TLS_CERT/;
const tlsCode = /^ERR_SSL_/;

/**
 * Why a connection could not be made or held, as the end of a sentence. Made of the error's code alone: whatever else an error
 * holds may be full of secrets and goes no further.
 */
export function connectionFailure(error: unknown): string {
  const code = codeOf(error);
  if (byCode[code] !== undefined) return byCode[code];
  if (certificateCode.test(code)) {
    return `its certificate is not trusted (${code}). A certificate of its own must be pinned by its SHA-256.`;
  }
  if (tlsCode.test(code)) return `it does not speak TLS there, or none that is safe (${code}).`;
  return `the connection failed${code === '' ? '' : ` (${code})`}.`;
}

/** Codes are names in capitals; anything else might be a quotation. */
export function codeOf(error: unknown): string {
  const { code } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  return typeof code === 'string' && /^[A-Z][A-Z\d_]{2,60}$/.test(code) ? code : '';
}
