import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { secret } from './listener.ts';

/** One connection's worth of mutated requests. Bytes as Latin-1 text. */
export interface Mutation {
  readonly text: string;
  /** Where the text is cut, so that it comes in several packets. */
  readonly cuts: readonly number[];
  /** How it ends: the rest is heard out, or the client goes away in the middle, or it stays and is slow. */
  readonly ending: 'hear' | 'reset' | 'slow';
  /** How many requests it began as. */
  readonly requests: number;
}

const bytes = (most: number) =>
  fc.uint8Array({ maxLength: most }).map((array) => Buffer.from(array).toString('latin1'));
const printable = fc.string({ maxLength: 30 }).map((text) => encodeURIComponent(text.toWellFormed()));

/** Mostly what a phone system would say: after one thing that is no HTTP, the rest of a connection is not read. */
const mostly = <Value>(usual: fc.Arbitrary<Value>, odd: fc.Arbitrary<Value>, times = 12): fc.Arbitrary<Value> =>
  fc.oneof({ weight: times, arbitrary: usual }, { weight: 1, arbitrary: odd });

const method = mostly(
  fc.constantFrom('GET', 'POST', 'GET', 'POST', 'HEAD', 'PUT', 'OPTIONS'),
  fc.constantFrom('CONNECT', 'TRACE', 'PRI', 'get', 'QUERY', ''),
);
const door = fc.oneof(
  { weight: 6, arbitrary: fc.constant(`/hooks/pbx/${secret}/`) },
  { weight: 1, arbitrary: fc.constantFrom('/', '/hooks/pbx/wrong/', '//hooks/', 'http://[/', '/hooks/__proto__/x/') },
);
const path = mostly(
  fc.oneof(fc.constantFrom('', 'incoming', 'queue/622/enter', '../..', '%2e%2e/%00', '%', '#'), printable),
  bytes(20),
);
const pair = fc.tuple(
  fc.oneof(fc.constantFrom('UniqueCallId', '__proto__', 'callerid', ''), printable),
  mostly(printable, bytes(12), 20),
);
const manyPairs = fc.array(pair, { maxLength: 6 }).map((pairs) => pairs.map((both) => both.join('=')).join('&'));
const oddQueries = ['a=1&'.repeat(1_000), '%'.repeat(500), '%C3%28&%FF=%FE', '&'.repeat(2_000), 'a=%u00f8'];
const query = mostly(mostly(manyPairs, fc.constantFrom(...oddQueries), 4), bytes(60), 20);

const header = mostly(
  fc.constantFrom(
    'Host: x',
    'Accept: */*',
    'User-Agent: Flexfone',
    'Connection: keep-alive',
    'Origin: null',
    'Expect: x',
  ),
  fc.oneof(
    fc.constantFrom('Content-Encoding: gzip', 'Content-Encoding: br, deflate', 'Content-Encoding: lzma'),
    fc.constantFrom('Expect: 100-continue', 'Upgrade: websocket', 'Host: y', '__proto__: x'),
    fc.constantFrom('Content-Length: 3', 'Content-Length: -1', 'Content-Length: 99999999999999999999'),
    fc.constantFrom('Transfer-Encoding: chunked', 'Transfer-Encoding: gzip', 'Transfer-Encoding: x, chunked'),
    fc.constantFrom(`X: ${'y'.repeat(9_000)}`, 'X: \0', 'X : y', ' folded', 'X:y\rZ:w'),
    bytes(40),
  ),
  16,
);
const form = fc.constantFrom(
  'application/x-www-form-urlencoded',
  'application/json',
  'text/plain',
  'multipart/form-data',
  '\u00FF',
);
const largeBodies = ['x'.repeat(16_384), 'x'.repeat(16_385), `a=${'%FF'.repeat(5_000)}`, 'x'.repeat(300_000)];
const content = fc.oneof(
  { weight: 2, arbitrary: query },
  { weight: 2, arbitrary: fc.json({ maxDepth: 5 }).map((text) => Buffer.from(text).toString('latin1')) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '['.repeat(5_000),
      gzipSync('a=1').toString('latin1'),
      gzipSync(Buffer.alloc(4_000_000)).toString('latin1'),
      '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--b--\r\n',
      '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--b',
      '{"a":'.repeat(3_000),
      '{"__proto__":{"x":1}}',
      '\u00EF\u00BB\u00BF{}',
      '\0',
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom(...largeBodies) },
  { weight: 1, arbitrary: bytes(200) },
);

/** How the body is announced: rightly, in chunks, not at all, or with a lie or in two ways at once. */
const framing = mostly(fc.constantFrom('length', 'chunked', 'none'), fc.constantFrom('short', 'long', 'both'), 8);

function frame(
  kind: string,
  body: string,
  type: string,
): { readonly headers: readonly string[]; readonly body: string } {
  const { length } = body;
  const chunked = `${length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;
  const typeHeader = `Content-Type: ${type}`;
  switch (kind) {
    case 'length':
      return { headers: [typeHeader, `Content-Length: ${length}`], body };
    case 'short':
      return { headers: [typeHeader, `Content-Length: ${length >> 1}`], body };
    case 'long':
      return { headers: [typeHeader, `Content-Length: ${length + 7}`], body };
    case 'chunked':
      return { headers: [typeHeader, 'Transfer-Encoding: chunked'], body: chunked };
    case 'both':
      return { headers: [typeHeader, 'Transfer-Encoding: chunked', `Content-Length: ${length}`], body: chunked };
    default:
      return { headers: [], body: '' };
  }
}

const request = fc
  .record({ method, door, path, query, type: form, headers: fc.array(header, { maxLength: 3 }), framing, content })
  .map((parts) => {
    const framed = frame(parts.framing, parts.content, parts.type);
    const line = `${parts.method} ${parts.door}${parts.path}?${parts.query} HTTP/1.1`;
    return [line, ...parts.headers, ...framed.headers, '', framed.body].join('\r\n');
  });

/** A change to the finished text: bytes put in, taken out or turned over. */
const damage = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  insert: bytes(4),
  remove: fc.nat({ max: 3 }),
});

export const mutation: fc.Arbitrary<Mutation> = fc
  .record({
    requests: fc.array(request, { minLength: 1, maxLength: 4 }),
    damages: fc.oneof(
      { weight: 8, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.array(damage, { minLength: 1, maxLength: 3 }) },
    ),
    cuts: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 3 }),
    ending: fc.oneof(
      { weight: 40, arbitrary: fc.constant('hear' as const) },
      { weight: 5, arbitrary: fc.constant('reset' as const) },
      { weight: 1, arbitrary: fc.constant('slow' as const) },
    ),
  })
  .map(({ requests, damages, cuts, ending }) => {
    let text = requests.join('');
    for (const { at, insert, remove } of damages) {
      const index = Math.floor(at * text.length);
      text = text.slice(0, index) + insert + text.slice(index + remove);
    }
    const places = cuts.map((at) => Math.floor(at * text.length)).toSorted((one, other) => one - other);
    return { text, cuts: places, ending, requests: requests.length };
  });
