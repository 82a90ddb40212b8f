import type { Said } from '#core/said/sentence';

/** A file's bytes as text, or what is wrong with them. */
export type FileText = { readonly text: string } | { readonly problem: Said };

/** UTF-8, with or without its mark. What Windows' editors save besides is named, with what to do about it. */
export function textOf(bytes: Uint8Array): FileText {
  if (isUtf16(bytes)) return { problem: utf16 };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { problem: ansi(placeOf(latin1(bytes), badByte(bytes))) };
  }
}

const utf16: Said = {
  da: 'filen er gemt som UTF-16 ("Unicode"): gem den som UTF-8 (i Notesblok: Gem som, Kodning: UTF-8)',
  en: 'is saved as UTF-16 ("Unicode"): save it as UTF-8 (in Notepad: Save as, Encoding: UTF-8)',
};

const ansi = ({ line, column }: Place): Said => ({
  da: `filen er gemt som ANSI (Windows-1252) og ikke som UTF-8, ses ved bogstavet i linje ${line}, kolonne ${column}: gem den som UTF-8 (i Notesblok: Gem som, Kodning: UTF-8)`,
  en: `is saved as ANSI (Windows-1252) and not as UTF-8, as the letter in line ${line}, column ${column} shows: save it as UTF-8 (in Notepad: Save as, Encoding: UTF-8)`,
});

/** By its mark; without one, by every other byte being 0, as no text in UTF-8 has it. */
function isUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  return bytes.length >= 2 && (first === 0) !== (second === 0);
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

/** The first byte that is no part of any letter in UTF-8. */
function badByte(bytes: Uint8Array): number {
  let [good, bad] = [0, bytes.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (isGood(bytes.subarray(0, middle))) good = middle;
    else bad = middle;
  }
  return good;
}

/** A letter that is only cut off is no bad one. */
function isGood(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** A place in a text, as editors count: from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export function placeOf(text: string, index: number): Place {
  const before = text.slice(0, index);
  const lines = before.split(/\r\n|\r|\n/);
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
