/**
 * Something that a person is told, in each language of the board: which of them he reads is known only where it is shown.
 * Both wordings stand side by side where the sentence is made, so that neither is forgotten when it changes.
 */
export interface Sentence {
  readonly da: string;
  readonly en: string;
}

/** A sentence, or words that are the same in every language, such as a phone system's own. */
export type Said = Sentence | string;

export type Language = keyof Sentence;

/** The words in both languages. */
export function inBoth(said: Said): Sentence {
  return typeof said === 'string' ? { da: said, en: said } : said;
}

/** As `inBoth`, and each wording put through the same change: a phone number taken out of it, say. */
export function changed(said: Said, change: (words: string) => string): Sentence {
  const { da, en } = inBoth(said);
  return { da: change(da), en: change(en) };
}

/** A list of words as a person reads them: `Support, Salg og Kasse`. */
export function listed(parts: readonly string[], and: string): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} ${and} ${last}`;
}

/** The words for somebody who reads that language. */
export function wordsIn(said: Said, language: Language): string {
  return inBoth(said)[language];
}

/** The words in both languages; `undefined` where there is one wording for all. */
export function inBothIfTranslated(said: Said): Sentence | undefined {
  const sentence = inBoth(said);
  return sentence.da === sentence.en ? undefined : sentence;
}

/** Stands between the two wordings where a library carries only one text: no wording has it. */
const between = '\u001f';

/** Both wordings as one text, for the messages of a schema; `fromOneText` takes them apart again. */
export function asOneText(da: string, en: string): string {
  return `${en}${between}${da}`;
}

/** What `asOneText` made, or a text that is the same in both languages. */
export function fromOneText(text: string): Sentence {
  const [en = '', da = en] = text.split(between);
  return { da, en };
}
