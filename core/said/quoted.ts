/** A sentence of somebody else's is quoted up to this many characters. */
const longest = 200;

/** Somebody else's words, fit to stand in a sentence of ours: one line, and nothing that may be a phone number. */
export function quoted(words: string): string {
  const plain = words.replaceAll(/[\p{C}\s]+/gu, ' ').replaceAll(/\+?\p{Nd}(?:[ ().\-/]*\p{Nd}){4,}/gu, '…');
  return plain.length > longest ? `${plain.slice(0, longest)}…` : plain;
}
