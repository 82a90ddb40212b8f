import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Input, JsonValue } from '#core/said/input';
import { formatCaptureLine, parseCaptureLine } from '#hub/journal/captures/capture';
import { readCapture } from '#hub/journal/captures/read-capture';
import { idOf, noon, webhook } from '../input-samples.ts';
import { temporaryFolder } from '../temporary-journal.ts';

const copenhagen = 'Europe/Copenhagen';

/** What an input can hold: every number is kept as its text. */
const value = fc.jsonValue({ maxDepth: 3 }).map((json) => JSON.parse(JSON.stringify(json), numberAsText) as JsonValue);
/** No text of JSON: the hub keeps what that says. */
const answer = value.filter((body) => typeof body !== 'string' || !/^\s*[{[]/.test(body));
const query = fc.dictionary(fc.string(), fc.string(), { noNullPrototype: true });
const at = fc.integer({ min: 0, max: 4_000_000_000_000 });
const source = fc.string({ minLength: 1 });
const anyInput: fc.Arbitrary<Input> = fc.oneof(
  fc.record({
    at,
    source,
    kind: fc.constant('webhook' as const),
    request: fc.record(
      { method: fc.constantFrom('GET', 'POST'), path: fc.string(), query, body: value },
      { requiredKeys: ['method', 'path', 'query'], noNullPrototype: true },
    ),
  }),
  fc.record({
    at,
    source,
    kind: fc.constant('poll' as const),
    response: fc.record({ url: fc.webUrl(), status: fc.integer({ min: 100, max: 599 }), body: answer }),
  }),
  fc.record({ at, source, kind: fc.constant('stream' as const), message: fc.string({ unit: 'binary' }) }),
);

function numberAsText(_name: string, json: unknown): unknown {
  return typeof json === 'number' ? String(json) : json;
}

function requestOf(line: string): unknown {
  const input = parseCaptureLine(line, 1);
  return input.kind === 'webhook' ? input.request : undefined;
}

/** A file with that content. */
function captureFile(content: string | Buffer): string {
  const file = join(temporaryFolder(), 'capture.ndjson');
  writeFileSync(file, content);
  return file;
}

describe('one line of a capture', () => {
  it('says what the contract says', () => {
    expect(formatCaptureLine(webhook('1', noon + 7), copenhagen)).toBe(
      '{"at":"2026-11-18T12:00:00.007+01:00","source":"pbx","request":' +
        '{"method":"GET","path":"answered","query":{"uniquecallid":"1","employeelocalnumber":"201"}}}',
    );
    const poll: Input = {
      at: noon,
      source: 'swan',
      kind: 'poll',
      response: { url: 'https://x/', status: 200, body: [] },
    };
    expect(formatCaptureLine(poll, 'UTC')).toBe(
      '{"at":"2026-11-18T11:00:00.000+00:00","source":"swan","response":{"url":"https://x/","status":200,"body":[]}}',
    );
    expect(formatCaptureLine({ at: noon, source: 'csta', kind: 'stream', message: '<a/>' }, copenhagen)).toBe(
      '{"at":"2026-11-18T12:00:00.000+01:00","source":"csta","message":"<a/>"}',
    );
  });

  it('reads back as the same input, in any zone', () => {
    const zone = fc.constantFrom(copenhagen, 'UTC', 'America/St_Johns', 'Asia/Kathmandu');
    fc.assert(
      fc.property(anyInput, zone, (input, timeZone) => {
        const line = formatCaptureLine(input, timeZone);
        expect(line).not.toContain('\n');
        expect(parseCaptureLine(line, 1)).toEqual(input);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['2026-11-18T12:00:00.007+01:00', noon + 7],
    ['2026-11-18T11:00:00.007Z', noon + 7],
    ['2026-11-18T11:00:00Z', noon],
    ['2026-11-18T16:45:00.007+05:45', noon + 7],
    ['2026-11-18T12:00:00+0100', noon],
    ['2026-11-18 12:00:00.007+01:00', noon + 7],
    ['2026-11-18T12:00+01:00', noon],
    ['2026-11-18T11:00:00.007999z', noon + 7],
    ['2026-10-31T12:00:00.007+01:00', Date.UTC(2026, 9, 31, 11, 0, 0, 7)],
  ])('understands the instant %s', (text, expected) => {
    expect(parseCaptureLine(JSON.stringify({ at: text, source: 'csta', message: '' }), 1).at).toBe(expected);
  });

  it('takes an answer that is the text of JSON for that JSON, after a byte order mark as well', () => {
    const line = (body: string) =>
      JSON.stringify({ at: '2026-11-18T09:00:00Z', source: 'swan', response: { url: 'x', status: 200, body } });
    for (const text of ['{"error":false}', '\ufeff{"error":false}']) {
      expect(parseCaptureLine(line(text), 1)).toMatchObject({ response: { body: { error: false } } });
    }
  });

  it('keeps every digit of a number, in parameters and bodies', () => {
    expect(
      requestOf(
        `{"at":"2026-11-18T11:00:00Z","source":"pbx","request":{"method":"POST","path":"ended","query":{"a":1.50},` +
          `"body":{"UniqueCallId":12434346.4560,"list":[90071992547409931234,1e3,-0],"text":"1.50","ok":true}}}`,
      ),
    ).toEqual({
      method: 'POST',
      path: 'ended',
      query: { a: '1.50' },
      body: { UniqueCallId: '12434346.4560', list: ['90071992547409931234', '1e3', '-0'], text: '1.50', ok: true },
    });
    const poll = '{"at":"2026-11-18T11:00:00Z","source":"swan","response":{"url":"x","status":200,"body":{"id":1.10}}}';
    expect(parseCaptureLine(poll, 1)).toMatchObject({ response: { status: 200, body: { id: '1.10' } } });
  });

  it('has the numbers of an answer as they came, where no digit is lost', () => {
    const body = '{"waiting":3,"average":9.5,"id":1.10,"none":null}';
    const line = `{"at":"2026-11-18T12:00:00.000+01:00","source":"swan","response":{"url":"x","status":200,"body":${body}}}`;
    const input = parseCaptureLine(line, 1);
    expect(input).toMatchObject({ response: { body: { waiting: 3, average: 9.5, id: '1.10', none: null } } });
    expect(formatCaptureLine(input, copenhagen)).toBe(line.replace('1.10', '"1.10"'));
  });

  it.each([
    ['{"error": false, "id": 1.10}', { error: false, id: '1.10' }],
    [' [3]', [3]],
    ['{"error": fal', '{"error": fal'],
    ['<html>', '<html>'],
    ['3', '3'],
    [undefined, ''],
  ])('understands the answer %j', (body, expected) => {
    const line = { at: '2026-11-18T11:00:00Z', source: 'swan', response: { url: 'x', status: 200, body } };
    expect(parseCaptureLine(JSON.stringify(line), 1)).toMatchObject({ response: { body: expected } });
  });

  it('may leave out the query, and may hold names that mean something to JavaScript', () => {
    const line =
      '{"at":"2026-11-18T11:00:00Z","source":"pbx","request":{"method":"POST","path":"ended","query":null,"body":{"__proto__":1}}}';
    const request = requestOf(line) as { readonly query: object; readonly body: object };
    expect(request.query).toEqual({});
    expect(Object.entries(request.body)).toEqual([['__proto__', '1']]);
  });

  it.each([
    ['not JSON', /^capture: line 7: one JSON object on one line is expected$/],
    ['[]', /^capture: line 7: /],
    ['{"source":"pbx","message":""}', /^capture: line 7: at: /],
    [
      '{"at":"2026-11-18T11:00:00","source":"pbx","message":""}',
      /line 7: at: an ISO 8601 instant with a zone is expected$/,
    ],
    ['{"at":"2026-02-30T11:00:00Z","source":"pbx","message":""}', /line 7: at: an ISO 8601 instant/],
    ['{"at":"2026-11-18T11:00:00Z","message":""}', /line 7: source: /],
    ['{"at":"2026-11-18T11:00:00Z","source":"pbx"}', /line 7: exactly one of "request", "response" and "message"/],
    [
      '{"at":"2026-11-18T11:00:00Z","source":"pbx","message":"","response":{"url":"","status":1,"body":""}}',
      /line 7: exactly one/,
    ],
    ['{"at":"2026-11-18T11:00:00Z","source":"pbx","request":{"method":"GET","query":{}}}', /line 7: request\.path: /],
    [
      '{"at":"2026-11-18T11:00:00Z","source":"pbx","request":{"method":"GET","path":"","query":"21222324"}}',
      /^capture: line 7: request\.query: an object of parameters is expected$/,
    ],
  ])('refuses %s with a sentence that names the line', (line, sentence) => {
    expect(() => parseCaptureLine(line, 7)).toThrow(sentence);
  });
});

describe('a capture file', () => {
  const lines = ['1', '2', '3'].map((id) => formatCaptureLine(webhook(id), copenhagen));

  it.each([
    ['with an end after the last line', `${lines.join('\n')}\n`],
    ['without one', lines.join('\n')],
    ['from Windows', `\ufeff${lines.join('\r\n')}\r\n`],
    ['with empty lines', `\n${lines.join('\n\n')}\n\n`],
  ])('is read %s', (_how, content) => {
    expect(Array.from(readCapture(captureFile(content)), idOf)).toEqual(['1', '2', '3']);
  });

  it('is read whole across blocks, wherever they end, and with lines longer than one', () => {
    const ids = Array.from({ length: 2_000 }, (_, index) => `${index}`);
    const text = ids.map((id, index) => {
      const callername = '€æ🎧'.repeat(index % 1_000 === 999 ? 200_000 : index % 97);
      return `${formatCaptureLine(webhook(id, noon, { callername }), copenhagen)}\n`;
    });
    const read = [...readCapture(captureFile(text.join('')))];
    expect(read.map(idOf)).toEqual(ids);
    expect(JSON.stringify(read)).not.toContain('\ufffd');
  });

  it('is empty when the file is', () => {
    expect([...readCapture(captureFile(''))]).toEqual([]);
  });

  it('names the line that is wrong, after the ones before it', () => {
    const read: string[] = [];
    const file = captureFile([lines[0], '', lines[1], '{"at"', lines[2]].join('\n'));
    expect(() => {
      for (const input of readCapture(file)) read.push(idOf(input));
    }).toThrow('capture: line 4: one JSON object on one line is expected');
    expect(read).toEqual(['1', '2']);
  });

  it('that is not there is a sentence', () => {
    expect(() => [...readCapture('/no/such/capture')]).toThrow(/^capture: \/no\/such\/capture cannot be read: ENOENT/);
  });
});
