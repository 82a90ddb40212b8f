import type { Sentence } from '#core/said/sentence';
import { codeOf, connectionFailure } from '../../trouble/connection-failure.ts';
import { TooLarge } from './body.ts';
import { BadAnswer } from './json-reader.ts';

/** It sends us elsewhere. Nobody follows: secrets would go along. */
export class Redirected extends Error {
  override readonly name = 'Redirected';
}

/** Why a question was given up by us. */
export type GivenUp = 'first-byte' | 'preludes' | 'whole' | 'closed';

const byCode: { readonly [code: string]: Sentence } = {
  ERR_STREAM_PREMATURE_CLOSE: { da: 'forbindelsen blev afbrudt.', en: 'it broke the connection off.' },
  ERR_INVALID_URL: { da: 'adressen kan ikke læses.', en: 'the address cannot be read.' },
  ERR_UNSUPPORTED_PROTOCOL: {
    da: 'kun adresser med http og https kan spørges.',
    en: 'only http and https addresses can be asked.',
  },
};

const givenUpBecause: { readonly [why in GivenUp]: Sentence } = {
  'first-byte': { da: 'der kom intet svar i tide.', en: 'no answer came in time.' },
  preludes: {
    da: 'der siges igen og igen, at svaret kommer.',
    en: 'it says again and again that the answer is to come.',
  },
  whole: { da: 'svaret var for længe undervejs.', en: 'the answer took too long to come.' },
  closed: { da: 'tavlen holdt op med at spørge.', en: 'the wallboard stopped asking.' },
};
const redirected: Sentence = {
  da: 'det henviser til en anden adresse. Ret adressen til den rigtige.',
  en: 'it sends us to another address. Set the address to the right one.',
};
const tooLarge: Sentence = {
  da: 'svaret er større, end et svar kan være.',
  en: 'the answer is larger than an answer can be.',
};
const damaged: Sentence = {
  da: 'svaret brækker af, er beskadiget eller er for stort.',
  en: 'the answer breaks off, is damaged or is too large.',
};
const notHttp: Sentence = { da: 'det, der svares, er ikke HTTP.', en: 'what it says is not HTTP.' };

/**
 * Why no answer came, as the end of a sentence that says what was asked. Made of the error's kind alone: what an error
 * of axios holds beside it (address, headers, body) is full of secrets and goes no further.
 */
export function reasonOf(error: unknown, givenUp: GivenUp | undefined): Sentence {
  if (givenUp !== undefined) return givenUpBecause[givenUp];
  if (error instanceof Redirected) return redirected;
  if (error instanceof TooLarge) return tooLarge;
  if (error instanceof BadAnswer) return damaged;
  const code = codeOf(error);
  if (byCode[code] !== undefined) return byCode[code];
  return code.startsWith('HPE_') ? notHttp : connectionFailure(error);
}
