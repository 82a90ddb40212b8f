import type { Sentence } from '#core/said/sentence';

/** What is said of a configuration that is wrong. What stands there is told by its kind alone: it may be a secret. */
export const missing: Sentence = { da: 'mangler', en: 'it is missing' };

/** What stands there; but no content where it may be a secret: that of a text, or a number where none is wanted. */
export function describe(value: unknown, showNumber: boolean): Sentence {
  const [da, en] = kindOf(value, showNumber);
  return { da: `det er ${da}`, en: `it is ${en}` };
}

function kindOf(value: unknown, showNumber: boolean): readonly [da: string, en: string] {
  if (value === null) return ['null', 'null'];
  if (Array.isArray(value)) return ['en liste', 'a list'];
  if (typeof value === 'string') return value === '' ? ['en tom tekst', 'an empty text'] : ['en tekst', 'a text'];
  if (typeof value === 'number') return showNumber ? [String(value), String(value)] : ['et tal', 'a number'];
  return typeof value === 'boolean' ? [String(value), String(value)] : ['et objekt', 'an object'];
}

export const but = (it: Sentence, must: Sentence): Sentence => ({
  da: `${it.da}, men ${must.da}`,
  en: `${it.en}, but ${must.en}`,
});

export const otherKind = (it: Sentence): Sentence => ({
  da: `${it.da}, og den slags passer ikke her`,
  en: `${it.en}, and that kind does not fit here`,
});

export const expected = (it: Sentence, what: Sentence): Sentence => ({
  da: `${it.da}: forventede ${what.da}`,
  en: `${it.en}: expected ${what.en}`,
});

const kinds: { readonly [expected: string]: Sentence } = {
  array: { da: 'en liste', en: 'a list' },
  boolean: { da: 'true eller false', en: 'a boolean' },
  int: { da: 'et helt tal', en: 'a whole number' },
  number: { da: 'et tal', en: 'a number' },
  object: { da: 'et objekt', en: 'an object' },
  record: { da: 'et objekt', en: 'a record' },
  string: { da: 'en tekst i anførselstegn', en: 'a string' },
};

export const article = (kind: string): Sentence => kinds[kind] ?? { da: kind, en: `a ${kind}` };

export const someText: Sentence = { da: 'en tekst, der ikke er tom', en: 'a text that is not empty' };

export const atLeast = (least: number | bigint, isIncluded: boolean): Sentence =>
  isIncluded
    ? { da: `mindst ${least}`, en: `at least ${least}` }
    : { da: `mere end ${least}`, en: `more than ${least}` };

export const atMost = (most: number | bigint): Sentence => ({ da: `højst ${most}`, en: `at most ${most}` });

/** `meant`: the one that was most likely meant. */
export function expectedOneOf(it: Sentence, values: readonly unknown[], meant: string | undefined): Sentence {
  const list = values.map((value) => JSON.stringify(value)).join(', ');
  const found =
    meant === undefined ? it : { da: `${it.da} (mente du "${meant}"?)`, en: `${it.en} (did you mean "${meant}"?)` };
  return expected(found, { da: `en af ${list}`, en: `one of ${list}` });
}

export const unknownKey = (meant: string | undefined): Sentence =>
  meant === undefined
    ? {
        da: 'er ikke en kendt indstilling: forventede, at den blev udeladt eller stavet anderledes',
        en: 'is not a known setting: expected it to be left out, or another spelling',
      }
    : {
        da: `er ikke en kendt indstilling: forventede en anden stavemåde. Mente du ${meant}?`,
        en: `is not a known setting: expected another spelling. Did you mean ${meant}?`,
      };

/** `code`: the system's own, of why it cannot be read. */
export function unreadableFile(file: string, code: string | undefined): Sentence {
  if (code === 'EACCES' || code === 'EPERM') {
    return {
      da: `${file} må ikke læses af den bruger, hubben kører som: forventede en fil, som den bruger ejer eller må læse`,
      en: `${file} may not be read by the user that the hub runs as: expected a file that this user owns or may read`,
    };
  }
  return code === 'ENOENT'
    ? { da: `${file} findes ikke: forventede en JSON-fil`, en: `${file} does not exist: expected a JSON file` }
    : { da: `${file} kan ikke læses: forventede en JSON-fil`, en: `${file} cannot be read: expected a JSON file` };
}

export const inFile = (file: string, { da, en }: Sentence): Sentence => ({ da: `${file} ${da}`, en: `${file} ${en}` });

export const unsetVariable = (name: string): Sentence => ({
  da: `miljøvariablen ${name} er ikke sat: forventede, at den havde denne indstillings værdi`,
  en: `the environment variable ${name} is not set: expected it to hold this setting's value`,
});

/** The setting is one whose value is kept apart, and is not there: as after an import. */
export const unkeptSecret: Sentence = {
  da: 'hemmeligheden er ikke gemt her: forventede, at den blev skrevet ind igen',
  en: 'the secret is not kept here: expected it to be typed in again',
};

export const noQueues: Sentence = {
  da: 'er tom: forventede mindst én kø',
  en: 'it is empty: expected at least one queue',
};

export const samePort = (port: number): Sentence => ({
  da: `er ${port} ligesom board.port: forventede to forskellige porte`,
  en: `it is ${port}, as board.port is: expected two different ports`,
});

export const shortSecret = (least: number): Sentence => ({
  da: `er så kort, at den kan gættes, på en port, som andre kan nå: forventede mindst ${least} tegn`,
  en: `is short enough to be guessed, on a port that others can reach: expected ${least} characters or more`,
});

const oneOf = (ids: readonly string[]): string => ids.map((id) => `"${id}"`).join(', ');

export const unknownAdapter = (known: readonly string[], meant: string | undefined): Sentence => ({
  da: `er ikke en kendt adapter: forventede en af ${oneOf(known)}${meant === undefined ? '' : `. Mente du "${meant}"?`}`,
  en: `is not a known adapter: expected one of ${oneOf(known)}${meant === undefined ? '' : `. Did you mean "${meant}"?`}`,
});

export const unknownQueue = (ids: readonly string[], meant: string | undefined): Sentence => ({
  da: `er ikke id på en kø, der er sat op: forventede en af ${oneOf(ids)}${meant === undefined ? '' : `. Mente du "${meant}"?`}`,
  en: `is not the id of a configured queue: expected one of ${oneOf(ids)}${meant === undefined ? '' : `. Did you mean "${meant}"?`}`,
});

export const unknownSource = (ids: readonly string[], meant: string | undefined): Sentence => ({
  da: `er ikke id på en kilde, der er sat op: forventede en af ${oneOf(ids)}${meant === undefined ? '' : `. Mente du "${meant}"?`}`,
  en: `is not the id of a configured source: expected one of ${oneOf(ids)}${meant === undefined ? '' : `. Did you mean "${meant}"?`}`,
});
