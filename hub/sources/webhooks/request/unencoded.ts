/** The head of a request as far as it matters here. `url` is percent-encoded. */
export interface RequestHead {
  readonly method: 'GET';
  readonly url: string;
  readonly origin: string | undefined;
}

/** Greedy, so that the spaces in the middle and at the end belong to the address. */
const requestLine = /^GET ((?:\/|https?:\/\/).*) HTTP\/1\.[01]$/i;
const bodyHeader = /^(content-length|transfer-encoding)\s*:/i;

/** In bytes; as for the heads that Node's parser reads. */
export const largestHead = 8 * 1024;

/** Nothing else may be wrong with it: no control characters anywhere but tabs. */
// oxlint-disable-next-line no-control-regex -- these are what is looked for
const controlCharacter = /[\x00-\x08\x0a-\x1f\x7f]/;

/**
 * Reads a GET whose address holds bytes that should have been encoded, such as `?callername=Søren Holm`: phone systems
 * paste a name into an address as it is, and Node's parser refuses all of it. `more`: so far it is the beginning of one.
 * Null where it is no head of one request without a body.
 */
export function readUnencoded(head: Buffer): RequestHead | 'more' | null {
  if (head.length > largestHead) return null;
  const text = head.toString('latin1');
  const end = text.indexOf('\r\n\r\n');
  if (end === -1) return isBeginning(text) ? 'more' : null;
  if (end !== text.length - 4) return null;
  const [first = '', ...lines] = text.slice(0, -4).split('\r\n');
  if (controlCharacter.test(first) || lines.some((line) => controlCharacter.test(line) || bodyHeader.test(line)))
    return null;
  const address = requestLine.exec(first)?.[1] ?? '';
  const url = address.replace(/[^\x21-\x7e]/g, encode);
  if (url === address) return null;
  const origin = lines.find((line) => /^origin\s*:/i.test(line));
  return { method: 'GET', url, origin };
}

/** Whether the rest may still make a good head of it: its end comes, and nothing in it is wrong yet. */
function isBeginning(text: string): boolean {
  const [first = '', ...lines] = text.replace(/\r$/, '').split('\r\n');
  if (lines.length > 0 && !requestLine.test(first)) return false;
  return /^GET (?:\/|https?:)/i.test(first) && ![first, ...lines].some((line) => controlCharacter.test(line));
}

function encode(character: string): string {
  return `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
}
