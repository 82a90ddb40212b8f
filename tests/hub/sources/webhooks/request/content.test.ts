import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JsonValue, WebhookRequest } from '#core/said/input';
import { readAnswers, talk } from '#tests/hub/wire';
import { secret, startListener, type TestListener } from '../listener.ts';

let listener: TestListener;
beforeAll(async () => {
  listener = await startListener();
});
afterAll(() => listener.close());

const form = 'application/x-www-form-urlencoded';
const json = 'application/json';

async function post(contentType: string | null, body: string | Buffer, method = 'POST'): Promise<WebhookRequest> {
  listener.taken.length = 0;
  const header = contentType === null ? '' : `\r\nContent-Type: ${contentType}`;
  const answer = await listener.say(`${method} /hooks/pbx/${secret}/answered HTTP/1.1${header}`, body);
  expect(answer).toMatchObject({ status: 200, body: '' });
  expect(listener.taken).toHaveLength(1);
  return (listener.taken[0] as { request: WebhookRequest }).request;
}

async function query(text: string): Promise<WebhookRequest['query']> {
  listener.taken.length = 0;
  expect((await listener.say(`GET /hooks/pbx/${secret}/x${text} HTTP/1.1`)).status).toBe(200);
  return (listener.taken[0] as { request: WebhookRequest }).request.query;
}

describe('the body', () => {
  test.each<[string, string | null, string | Buffer, JsonValue]>([
    ['a form', form, 'LocalNumber=201&Name=S%C3%B8ren+B', { LocalNumber: '201', Name: 'Søren B' }],
    ['a form with a charset', `${form}; charset=utf-8`, 'a=1', { a: '1' }],
    ['a form without a header', null, 'a=1&b=2', { a: '1', b: '2' }],
    ['a form as text/plain', 'text/plain', 'Unique Call Id=1.2\r\n', { 'Unique Call Id': '1.2' }],
    ['a form that says it is JSON', json, 'a=1', { a: '1' }],
    ['a form in Latin-1 bytes', `${form}; charset=iso-8859-1`, Buffer.from('n=Sørensen', 'latin1'), { n: 'Sørensen' }],
    ['a form in Latin-1 escapes', form, 'n=S%F8rensen', { n: 'Sørensen' }],
    ['a form in UTF-8 bytes', form, Buffer.from('n=Sørensen'), { n: 'Sørensen' }],
    ['a form in Windows-1252', form, 'n=%80+%96', { n: '€ –' }],
    ['names alone', form, 'a&b', { a: '', b: '' }],
    ['JSON', json, '{"LocalNumber":"201","Transfer":true,"x":null}', { LocalNumber: '201', Transfer: true, x: null }],
    ['JSON that says it is a form', form, ' {"a":"1"}', { a: '1' }],
    ['JSON without a header', null, '[{"a":[1,2.50]}]', [{ a: ['1', '2.50'] }]],
    ['JSON with a byte order mark', json, '\uFEFF{"a":"ø"}', { a: 'ø' }],
    ['JSON in Latin-1', json, Buffer.from('{"a":"ø"}', 'latin1'), { a: 'ø' }],
    [
      'numbers of JSON as their text',
      json,
      '{"id":12434346.4560,"n":1e400,"z":-0}',
      { id: '12434346.4560', n: '1e400', z: '-0' },
    ],
    ['broken JSON', json, '{"a":', '{"a":'],
    ['XML', 'text/xml', '<event a="1"/>', '<event a="1"/>'],
    ['plain words', 'text/plain; charset=latin1', Buffer.from('Hvad nu på', 'latin1'), 'Hvad nu på'],
    ['a JSON text that is no object', json, '"a"', '"a"'],
    ['brackets without end', json, '['.repeat(16_000), '['.repeat(16_000)],
    ['JSON nested absurdly', json, '['.repeat(8_000) + ']'.repeat(8_000), '['.repeat(8_000) + ']'.repeat(8_000)],
  ])('%s', async (_what, contentType, body, expected) => {
    expect((await post(contentType, body)).body).toEqual(expected);
  });

  test('is read from a GET as well, beside the query', async () => {
    expect((await post(form, 'a=1', 'GET')).body).toEqual({ a: '1' });
  });

  test('is absent where there is none', async () => {
    expect(await post(form, '')).not.toHaveProperty('body');
  });

  test('cannot reach a prototype', async () => {
    const { body } = await post(json, '{"__proto__":{"polluted":1},"constructor":"x"}');
    expect(Object.keys(body as object)).toEqual(['__proto__', 'constructor']);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  test('comes in chunks just as well', async () => {
    listener.taken.length = 0;
    const head = `POST /hooks/pbx/${secret}/x HTTP/1.1\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n`;
    const text = await talk(listener.url, [head, '3\r\na=1\r\n', '4\r\n&b=2\r\n', '0\r\n\r\n'], 10);
    expect(readAnswers(text)).toMatchObject([{ status: 200, body: '' }]);
    expect(listener.taken[0]?.request.body).toEqual({ a: '1', b: '2' });
  });
});

const parts = (boundary: string, ...fields: readonly (readonly [name: string, value: string])[]): Buffer =>
  Buffer.from(
    [
      ...fields.map(([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; ${name}\r\n\r\n${value}\r\n`),
      `--${boundary}--\r\n`,
    ].join(''),
    'latin1',
  );

describe('a form in parts', () => {
  const multipart = 'multipart/form-data; boundary=';
  const simple = parts('xYz', ['name="LocalNumber"', '201'], ['name="Name"', 'Bo Holm & co']);
  const expected = { LocalNumber: '201', Name: 'Bo Holm & co' };

  test.each<[string, string | null, Buffer, JsonValue]>([
    ["as PHP's curl sends it", `${multipart}xYz`, simple, expected],
    ['with a boundary in quotes', 'Multipart/Form-Data; charset=utf-8; boundary="xYz"', simple, expected],
    ['without its boundary in the header', 'multipart/form-data', simple, expected],
    ['without a header', null, simple, expected],
    ['that says it is a plain form', form, simple, expected],
    ['with another boundary in the header', `${multipart}other`, simple, expected],
    ['in UTF-8', `${multipart}b`, parts('b', ['name="n"', 'S\u00C3\u00B8ren']), { n: 'Søren' }],
    ['in Windows-1252', `${multipart}b`, parts('b', ['name="n"', 'S\u00F8ren \u0096']), { n: 'Søren –' }],
    ['with a file', `${multipart}b`, parts('b', ['name="n"; filename="a.txt"', 'text']), { n: 'text' }],
    ['with lines in it', `${multipart}b`, parts('b', ['name="n"', 'one\r\ntwo']), { n: 'one\r\ntwo' }],
    [
      'the same name twice',
      `${multipart}b`,
      parts('b', ['name="a"', ''], ['name="a"', '1'], ['name="a"', '2']),
      { a: '1' },
    ],
    ['with nothing in it', `${multipart}b`, Buffer.from('--b--\r\n'), {}],
  ])('%s', async (_what, contentType, body, found) => {
    expect((await post(contentType, body)).body).toEqual(found);
  });

  test('cannot reach a prototype', async () => {
    const { body } = await post(`${multipart}b`, parts('b', ['name="__proto__"', 'x'], ['name="toString"', 'y']));
    expect(Object.entries(body as object)).toEqual([
      ['__proto__', 'x'],
      ['toString', 'y'],
    ]);
  });
});

describe('a packed body', () => {
  const plain = Buffer.from('LocalNumber=201&Name=S%C3%B8ren');
  const expected = { LocalNumber: '201', Name: 'Søren' };

  test.each<[string, string, Buffer]>([
    ['gzip', 'gzip', gzipSync(plain)],
    ['gzip by its old name', 'X-GZip', gzipSync(plain)],
    ['deflate', 'deflate', deflateSync(plain)],
    ['deflate without its header', 'deflate', deflateRawSync(plain)],
    ['brotli', 'br', brotliCompressSync(plain)],
    ['zstd', 'zstd', zstdCompressSync(plain)],
    ['twice', 'gzip, br', brotliCompressSync(gzipSync(plain))],
    ['not at all', 'identity', plain],
  ])('%s', async (_what, encoding, body) => {
    expect((await post(`${form}\r\nContent-Encoding: ${encoding}`, body)).body).toEqual(expected);
  });

  test('gzip of which nothing is said', async () => {
    expect((await post(json, gzipSync('{"a":"1"}'))).body).toEqual({ a: '1' });
  });

  test('a form in parts', async () => {
    const body = gzipSync(parts('b', ['name="a"', '1']));
    expect((await post('multipart/form-data; boundary=b\r\nContent-Encoding: gzip', body)).body).toEqual({ a: '1' });
  });

  test('of 16 kB when it is unpacked', async () => {
    const body = gzipSync('a='.padEnd(16 * 1024, 'x'));
    expect((await post(`${form}\r\nContent-Encoding: gzip`, body)).body).toEqual({ a: 'x'.repeat(16 * 1024 - 2) });
  });
});

describe('a list of events', () => {
  test('as JSON', async () => {
    expect((await post(json, '[{"a":1},{"a":2}]')).body).toEqual([{ a: '1' }, { a: '2' }]);
  });

  test('as JSON, one event a line', async () => {
    expect((await post('application/x-ndjson', '{"a":1}\r\n\n{"a":2}\n')).body).toEqual([{ a: '1' }, { a: '2' }]);
  });

  test('of which a line is broken stays what it was', async () => {
    expect((await post('application/x-ndjson', '{"a":1}\n{"a":')).body).toBe('{"a":1}\n{"a":');
  });
});

describe('a body that cannot be decoded is refused with a status that says so, and never taken in', () => {
  const packed = gzipSync('a=1');
  test.each<[string, string, Buffer, number]>([
    ['gzip that is none', 'Content-Encoding: gzip', Buffer.from('a=1'), 400],
    ['gzip that is cut off', 'Content-Encoding: gzip', packed.subarray(0, -4), 400],
    ['brotli that is none', 'Content-Encoding: br', packed, 400],
    ['a way of packing that nobody knows', 'Content-Encoding: lzma', packed, 415],
    ['a name that every object has', 'Content-Encoding: constructor', packed, 415],
    ['packed four times', 'Content-Encoding: gzip, gzip, gzip, gzip', packed, 415],
    ['a few bytes that hold a megabyte', 'Content-Encoding: gzip', gzipSync(Buffer.alloc(1_048_576)), 413],
    ['one byte more than 16 kB', 'Content-Encoding: gzip', gzipSync('x'.repeat(16 * 1024 + 1)), 413],
    [
      'parts without an end',
      'Content-Type: multipart/form-data; boundary=b',
      parts('b', ['name="a"', '1']).subarray(0, -8),
      400,
    ],
    ['parts that are none', 'Content-Type: multipart/form-data; boundary=b', Buffer.from('a=1'), 400],
    [
      'parts of another kind',
      'Content-Type: multipart/mixed; boundary=b',
      Buffer.from('--b\r\n\r\na\r\n--b--\r\n'),
      400,
    ],
  ])('%s', async (_what, header, body, status) => {
    listener.taken.length = 0;
    const answer = await listener.say(`POST /hooks/pbx/${secret}/answered HTTP/1.1\r\n${header}`, body);
    expect(answer).toMatchObject({ status, body: '' });
    expect(listener.taken).toEqual([]);
  });

  test('is logged once, without what it said', async () => {
    const lines = listener.logLines.filter((line) => line.includes('cannot be decoded'));
    const statuses = lines.map((line) => (JSON.parse(line) as { status: number }).status);
    expect(statuses.toSorted((a, b) => a - b)).toEqual([400, 413, 415]);
  });
});

describe('the query', () => {
  test.each<[string, string, WebhookRequest['query']]>([
    ['none', '', {}],
    ['an empty one', '?', {}],
    ['names and values', '?a=1&b=&c&=d&&e=f=g', { a: '1', b: '', c: '', '': 'd', e: 'f=g' }],
    [
      'plus and percent',
      '?callerid=%2B4512345678&callername=Bo+Holm%20J',
      { callerid: '+4512345678', callername: 'Bo Holm J' },
    ],
    ['Latin-1 escapes', '?n=S%F8ren', { n: 'Søren' }],
    ['UTF-8 escapes', '?n=S%c3%B8ren', { n: 'Søren' }],
    ['Latin-1 bytes', '?n=S\u00F8ren', { n: 'Søren' }],
    ['UTF-8 bytes', '?n=S\u00C3\u00B8ren', { n: 'Søren' }],
    ['spaces that should have been encoded', '?n=Bo Holm&id=7', { n: 'Bo Holm', id: '7' }],
    ['broken escapes', '?a=%&b=%4&c=%zz&d=%%41', { a: '%', b: '%4', c: '%zz', d: '%A' }],
    ['a NUL', '?a=%00b', { a: '\0b' }],
    ['a hash that should have been encoded', '?n=Bo #2&id=7'.replace(' ', '+'), { n: 'Bo #2', id: '7' }],
    ['another question mark', '?a=1?b=2', { a: '1?b=2' }],
    ['the first value that is not empty', '?a=&a=1&a=2', { a: '1' }],
  ])('%s', async (_what, text, expected) => {
    expect(await query(text)).toEqual(expected);
  });

  test('names of the prototype are names like any other', async () => {
    const found = await query('?__proto__=a&constructor=b&toString=c');
    expect(Object.entries(found)).toEqual([
      ['__proto__', 'a'],
      ['constructor', 'b'],
      ['toString', 'c'],
    ]);
  });

  test('two hundred parameters and no more', async () => {
    const many = Array.from({ length: 1_000 }, (_, index) => `p${index}=1`).join('&');
    const found = await query(`?${many}`);
    expect(Object.keys(found)).toHaveLength(200);
    expect(found).toHaveProperty('p199');
  });
});
