/** The text of bytes that end where a letter ends. `auto`: UTF-8, or Windows' Latin-1 where it is none. */
export function decoded(bytes: Uint8Array, encoding: string): string {
  if (encoding !== 'auto') return new TextDecoder(encoding).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

const newline = 0x0a;
const quote = 0x22;

/** How many bytes whole lines take from the front; with `quotes`, a line goes on within them. */
export function wholeLines(bytes: Uint8Array, quotes: boolean): number {
  if (!quotes) return bytes.lastIndexOf(newline) + 1;
  let [end, isQuoted] = [0, false];
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index];
    if (byte === quote) isQuoted = !isQuoted;
    else if (byte === newline && !isQuoted) end = index + 1;
  }
  return end;
}

/** How many bytes the first line takes, with its end; 0: it has none yet. */
export function firstLine(bytes: Uint8Array, quotes: boolean): number {
  let isQuoted = false;
  for (let index = 0; index < bytes.length; index += 1) {
    if (quotes && bytes[index] === quote) isQuoted = !isQuoted;
    else if (bytes[index] === newline && !isQuoted) return index + 1;
  }
  return 0;
}
