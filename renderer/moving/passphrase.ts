/** As hub/moving/sealed.ts wants it. */
const shortest = 8;

/** What to seal with; none: the secrets stay behind. */
export function passphraseFor(
  first: string,
  again: string,
): { readonly passphrase: string | null } | { readonly wrong: 'short' | 'different' } {
  if (first === '' && again === '') return { passphrase: null };
  if (first !== again) return { wrong: 'different' };
  return first.length < shortest ? { wrong: 'short' } : { passphrase: first };
}
