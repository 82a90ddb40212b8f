import type { BoardSetup } from '#core/board/bridge';
import { createInstance, type TFunction } from 'i18next';
import { da } from './da.ts';
import { en } from './en.ts';
import './texts.ts';

export type Language = BoardSetup['language'];

/** What the board says and how it writes numbers and dates, in one language. */
export interface Words {
  readonly language: Language;
  /** For numbers and dates, as BCP 47 says it. */
  readonly locale: string;
  readonly t: TFunction<'board'>;
}

/** Each language by its own name, so that it is found by those who read no other. */
export const languageNames: { readonly [language in Language]: string } = { da: 'Dansk', en: 'English' };

const locales: { readonly [language in Language]: string } = { da: 'da-DK', en: 'en-GB' };

const translator = createInstance();
// All texts are at hand: nothing is fetched, and the first word is there at once. React escapes by itself.
void translator.init({
  resources: { da: { board: da }, en: { board: en } },
  defaultNS: 'board',
  lng: 'da',
  fallbackLng: false,
  initAsync: false,
  interpolation: { escapeValue: false },
});

const load = (language: Language): Words => ({
  language,
  locale: locales[language],
  t: translator.getFixedT(language, 'board'),
});

/** Every language that the board speaks. */
export const languages: { readonly [language in Language]: Words } = { da: load('da'), en: load('en') };
