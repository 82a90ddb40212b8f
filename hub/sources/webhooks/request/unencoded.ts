/** The head of a request as far as it matters here. `url` is percent-encoded. */
export interface RequestHead {
  readonly method: 'GET';
  readonly url: string;
  readonly origin: string | undefined;
}

/** Greedy, so that the spaces in the middle belong to the address. */
const requestLine = /^GET (\/.*) HTTP\/1\.[01]$/;
const bodyHeader = /^(content-length|transfer-encoding)\s*:/i;
const largestHead = 8 * 1024;

/** Nothing else may be wrong with it: no control characters anywhere but tabs. */
// oxlint-disable-next-line no-control-regex -- these are what is looked for
const controlCharacter = /[\x00-\x08\x0a-\x1f\x7f]/;

/**
 * Reads a GET whose address holds bytes that should have been encoded, such as `?callername=Søren Holm`: phone systems
 * paste a name into an address as it is, and Node's parser refuses all of it. Null where the packet is no complete head
 * of one request without a body.
 */
export function readUnencoded(packet: Buffer | undefined): RequestHead | null {
  if (packet === undefined || packet.length > largestHead) return null;
  const text = packet.toString('latin1');
  if (text.indexOf('\r\n\r\n') !== text.length - 4) return null;
  const [first = '', ...lines] = text.slice(0, -4).split('\r\n');
  if (controlCharacter.test(first) || lines.some((line) => controlCharacter.test(line) || bodyHeader.test(line)))
    return null;
  const address = requestLine.exec(first)?.[1] ?? '';
  const url = address.replace(/[^\x21-\x7e]/g, encode);
  if (url === address) return null;
  const origin = lines.find((line) => /^origin\s*:/i.test(line));
  return { method: 'GET', url, origin };
}

function encode(character: string): string {
  return `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
}
