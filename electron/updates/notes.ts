/** More than anybody reads on a page of settings. Characters. */
const longest = 4_000;

/** What is new in one version, as the library tells it. */
interface ReleaseNote {
  readonly version: string;
  readonly note: string | null;
}

/** What is new, as plain text: its maker may have written HTML, and of several versions at once. */
export function plainNotes(notes: string | readonly ReleaseNote[] | null | undefined): string {
  const all =
    typeof notes === 'string' ? [notes] : (notes ?? []).map(({ version, note }) => `${version}\n${note ?? ''}`);
  const text = all
    .join('\n\n')
    .replaceAll(/<(?:br|\/p|\/li|\/h\d)[^>]*>/gi, '\n')
    .replaceAll(/<li[^>]*>/gi, '• ')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
  return text.length > longest ? `${text.slice(0, longest).trimEnd()} …` : text;
}
