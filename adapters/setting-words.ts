import { asOneText as both } from '#core/said/sentence';

/** What is wrong with a setting, where several phone systems say it: the rest of a sentence whose beginning is the place. */

export const oneLine = both('skal være én linje tekst', 'must be one line of text');
export const aText = both('skal være tekst i anførselstegn', 'must be a string in quotes');
export const textWithZeros = both(
  'skal være tekst i anførselstegn, så nuller foran bliver stående',
  'must be a string in quotes, so that leading zeros are kept',
);
export const noQueue = both(
  'er tom: forventede mindst én af tavlens køer',
  'it is empty: expected at least one queue of the board',
);
export const noDigest = both('er ikke 64 hexadecimale cifre', 'is not 64 hexadecimal digits');
export const noHeader = both('er ikke navnet på en HTTP-header', 'is not the name of an HTTP header');
export const uselessWithoutTls = both(
  'har ingen virkning uden TLS: forventede "tls": true',
  'is of no use without TLS: expected "tls": true',
);
export const uselessWithoutEncryption = both(
  'har ingen virkning uden kryptering: forventede "tls": true',
  'is of no use without encryption: expected "tls": true',
);

/** `example`: an address as it is right. `without`: what must not stand in it, as `?, # or @`. */
export const noAddress = (example: string, without?: { readonly da: string; readonly en: string }): string =>
  both(
    `er ikke en adresse som "${example}"${without === undefined ? '' : `, uden ${without.da}`}`,
    `is not an address such as "${example}"${without === undefined ? '' : `, without ${without.en}`}`,
  );
