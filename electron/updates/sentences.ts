import type { Sentence } from '#core/said/sentence';

export const notLooked = (why: string): Sentence => ({
  da: `Der kunne ikke ses efter nye udgaver (${why}). Er adressen rigtig, og kan pc'en nå den?`,
  en: `Newer versions could not be looked for (${why}). Is the address right, and can this PC reach it?`,
});

export const notFetched = (version: string, why: string): Sentence => ({
  da: `Udgave ${version} kunne ikke hentes hel (${why}). Programmet er, som det var. Prøv igen.`,
  en: `Version ${version} could not be fetched whole (${why}). The program is as it was. Try again.`,
});

/** In a word: the whole of it, with the address, is for the log. */
export function whyOf(error: unknown): string {
  const { statusCode, code, name } = error as { statusCode?: unknown; code?: unknown; name?: unknown };
  if (typeof statusCode === 'number') return `HTTP ${statusCode}`;
  return typeof code === 'string' ? code.replace(/^ERR_UPDATER_/, '') : String(name);
}
