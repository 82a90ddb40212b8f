import { X509Certificate } from 'node:crypto';
import dns from 'node:dns';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Question } from '#adapters/adapter';
import { createAsker, type AskerOptions } from '#hub/sources/poller/asking/asker';
import { createCertificate } from '#tests/hub/ports/certificate';
import { freePort } from '#tests/support/ports';
import { says, startServer } from '../server.ts';
import { inBoth } from '#core/said/sentence';

function ask(question: Partial<Question> & { readonly url: string }, options: Partial<AskerOptions> = {}) {
  const asker = createAsker({
    now: () => 0,
    limits: { largestAnswer: 10_000 },
    ...options,
  });
  onTestFinished(() => asker.close());
  return asker.ask({ about: inBoth('the queues'), ...question });
}

/** An `Unreachable` that says so, in English. */
const whyNot = (reason: string): object => ({
  name: 'Unreachable',
  message: `The phone system was asked for the queues: ${reason}`,
});

describe('what is asked', () => {
  const echo: RequestListener = (request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () =>
      says({ method: request.method, url: request.url, headers: request.headers, body })(request, response),
    );
  };
  const echoed = async (question: Omit<Question, 'about' | 'url'>) => {
    const { body } = await ask({ url: `${await startServer(echo)}/x?queues[A][]=8001&b=%20`, ...question });
    return body as { readonly [name: string]: unknown };
  };

  test('is as the adapter wrote it, with the secrets behind it', async () => {
    const { url, method, headers } = await echoed({ secretQuery: { account: '1' }, headers: { 'X-Key': 'abc' } });
    expect({ url, method }).toEqual({ url: '/x?queues[A][]=8001&b=%20&account=1', method: 'GET' });
    expect(headers).toMatchObject({ accept: 'application/json', 'x-key': 'abc', 'user-agent': 'vestpol-wallboard' });
    expect(headers).not.toHaveProperty('content-type');
  });

  test('carries JSON or a form', async () => {
    const body = { name: 'Søren & co', count: 2 };
    expect(await echoed({ method: 'POST', body })).toMatchObject({
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
    expect(await echoed({ method: 'POST', body, form: true })).toMatchObject({
      body: 'name=S%C3%B8ren+%26+co&count=2',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
  });

  test('goes through no proxy, whatever the environment says', async () => {
    const before = process.env['http_proxy'];
    process.env['http_proxy'] = `http://127.0.0.1:${await freePort()}`;
    onTestFinished(() => {
      if (before === undefined) delete process.env['http_proxy'];
      else process.env['http_proxy'] = before;
    });
    expect(await ask({ url: await startServer(says('here')) })).toMatchObject({ status: 200, body: 'here' });
  });
});

describe('what is answered', () => {
  const sends =
    (body: string | Buffer, headers: Record<string, string> = {}, status = 200): RequestListener =>
    (_request, response) =>
      void response.writeHead(status, headers).end(body);

  test.each([200, 201, 204, 400, 401, 403, 404, 429, 500, 503])('%i is an answer', async (status) => {
    expect(await ask({ url: await startServer(sends('', {}, status)) })).toMatchObject({ status, body: '' });
  });

  test.each<[string, string | Buffer, Record<string, string>, unknown]>([
    ['JSON under a wrong name', '{"a": 1.50}', { 'Content-Type': 'text/html' }, { a: '1.50' }],
    ['numbers too long for a number', '{"a": 12345678901234567890}', {}, { a: '12345678901234567890' }],
    ['a page', '<html>Søren</html>', { 'Content-Type': 'text/html; charset=utf-8' }, '<html>Søren</html>'],
    [
      'Latin 1',
      Buffer.from('{"a":"Søren"}', 'latin1'),
      { 'Content-Type': 'application/json; charset=iso-8859-1' },
      { a: 'Søren' },
    ],
    ['an unknown character set', '{"a":"b"}', { 'Content-Type': 'application/json; charset=klingon' }, { a: 'b' }],
    ['a mark at the beginning', '\uFEFF{"a":"b"}', {}, { a: 'b' }],
    ['a packed answer', gzipSync('{"a":"b"}'), { 'Content-Encoding': 'gzip' }, { a: 'b' }],
  ])('%s', async (_what, body, headers, expected) => {
    expect((await ask({ url: await startServer(sends(body, headers)) })).body).toEqual(expected);
  });

  test('a refusal is one, whatever it says', async () => {
    expect(await ask({ url: await startServer(sends('{"oops', {}, 401)) })).toMatchObject({ status: 401, body: '' });
  });

  test.each<[string, RequestListener, string]>([
    ['half a JSON', sends('{"a": [1, 2'), 'the answer breaks off, is damaged or is too large.'],
    ['too much', sends(`"${'x'.repeat(10_000)}"`), 'the answer is larger than an answer can be.'],
    [
      'too much in a small packet',
      sends(gzipSync('x'.repeat(1e6)), { 'Content-Encoding': 'gzip' }),
      'the answer is larger than an answer can be.',
    ],
    [
      'a redirect',
      sends('', { Location: 'http://127.0.0.1/elsewhere' }, 302),
      'it sends us to another address. Set the address to the right one.',
    ],
    ['silence', () => {}, 'no answer came in time.'],
    [
      'a trickle',
      (_request, response) => void setInterval(() => response.write(' '), 20).unref(),
      'the answer took too long to come.',
    ],
    [
      'an answer that dies',
      (_request, response) => {
        response.writeHead(200, { 'Content-Length': '100' }).write('{"a"');
        setTimeout(() => response.destroy(), 20);
      },
      'it broke the connection off.',
    ],
    ['a connection that dies', (request) => void request.socket.destroy(), 'it broke the connection off.'],
  ])('%s is none', async (_what, handle, reason) => {
    const patience = /time|long/.test(reason) ? { firstByte: 200, whole: 400 } : {};
    const asking = ask({ url: await startServer(handle) }, { limits: { largestAnswer: 10_000, ...patience } });
    await expect(asking).rejects.toMatchObject(whyNot(reason));
  });

  test('what is no HTTP is none', async () => {
    const server = createServer((socket) => void socket.on('error', () => {}).end('220 mail.example ESMTP\r\n'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    await expect(ask({ url: `http://127.0.0.1:${port}/` })).rejects.toMatchObject(whyNot('what it says is not HTTP.'));
  });

  test.each([
    ['nobody there', async () => `http://127.0.0.1:${await freePort()}`, /nothing listens there/],
    ['no address', async () => 'nonsense', /the address cannot be read/],
    ['a file', async () => 'file:///etc/passwd', /only http and https/],
    ['data', async () => 'data:text/plain,hello', /only http and https/],
  ])('%s', async (_what, url, reason) => {
    await expect(ask({ url: await url() })).rejects.toThrow(reason);
  });

  test.each([
    ['ENOTFOUND', /its name is not known here/],
    ['EAI_AGAIN', /its name cannot be looked up now/],
  ])('no such name: %s', async (code, reason) => {
    // What a machine's own resolver says of such a name, and how late, is another matter.
    const lookup = vi.spyOn(dns, 'lookup').mockImplementation(((
      _name: string,
      _options: object,
      done: (error: Error) => void,
    ) => {
      done(Object.assign(new Error(`getaddrinfo ${code}`), { code }));
    }) as unknown as typeof dns.lookup);
    onTestFinished(() => lookup.mockRestore());
    await expect(ask({ url: 'http://no-such-name.invalid/' })).rejects.toThrow(reason);
    expect(lookup).toHaveBeenCalledWith('no-such-name.invalid', expect.anything(), expect.anything());
  });

  describe('a connection that the server closed in the meantime', () => {
    async function connected() {
      let asked = 0;
      const url = await startServer((request, response) => {
        asked += 1;
        // The second request of a connection meets a closed door.
        if (asked === 2) request.socket.destroy();
        else says(asked)(request, response);
      });
      const asker = createAsker({ now: () => 0 });
      onTestFinished(() => asker.close());
      expect((await asker.ask({ about: inBoth('it'), url })).body).toBe(1);
      return { again: { about: inBoth('it'), url }, ask: asker.ask, asked: () => asked };
    }

    test('is made anew', async () => {
      const { again, ask } = await connected();
      expect((await ask(again)).body).toBe(3);
    });

    test('is not where a list is asked for, which may be given only now and then', async () => {
      const { again, ask, asked } = await connected();
      await expect(ask({ ...again, records: true })).rejects.toThrow('it broke the connection off');
      expect(asked()).toBe(2);
    });
  });
});

describe('a certificate', () => {
  const certificate = createCertificate('a box');
  const pin = new X509Certificate(certificate.cert).fingerprint256;
  const other = new X509Certificate(createCertificate('a box').cert).fingerprint256;

  test.each([pin, pin.replaceAll(':', '').toLowerCase()])('that is pinned as %s is good', async (pinnedCertificate) => {
    const url = await startServer(says('here'), certificate);
    expect(await ask({ url }, { pinnedCertificate })).toMatchObject({ status: 200, body: 'here' });
  });

  test('that is not the pinned one is none, and hears no request', async () => {
    let requests = 0;
    const url = await startServer(() => void (requests += 1), certificate);
    await expect(ask({ url }, { pinnedCertificate: other })).rejects.toThrow(/another certificate than the pinned one/);
    await expect(ask({ url }, { pinnedCertificate: '' })).rejects.toThrow(/another certificate than the pinned one/);
    expect(requests).toBe(0);
  });

  test('of its own is not trusted without a pin', async () => {
    const url = await startServer(says('here'), certificate);
    await expect(ask({ url })).rejects.toThrow(/its certificate is not trusted \(DEPTH_ZERO_SELF_SIGNED_CERT\)/);
  });
});

describe('an answer that is small on the wire and large in memory', () => {
  test('is refused: an object of a million empty lists', async () => {
    const url = await startServer((_request, response) => response.end(`{"a":[${'[],'.repeat(1_000_000)}[]]}`));
    const limits = { largestAnswer: 5_000_000 };
    await expect(ask({ url }, { limits })).rejects.toMatchObject(
      whyNot('the answer breaks off, is damaged or is too large.'),
    );
  });

  test('is taken where it has two hundred thousand parts', async () => {
    const url = await startServer((_request, response) => response.end(`{"a":[${'[],'.repeat(199_997)}[]]}`));
    const { body } = await ask({ url }, { limits: { largestAnswer: 5_000_000 } });
    expect((body as { readonly a: readonly unknown[] }).a).toHaveLength(199_998);
  });
});

test('who says for ever that the answer is to come is given up, and who says it a few times is heard', async () => {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', (head) => {
      if (String(head).includes('/few')) {
        socket.end(`${'HTTP/1.1 100 Continue\r\n\r\n'.repeat(5)}HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ntrue`);
        return;
      }
      const on = (): void => {
        while (socket.writable && socket.write('HTTP/1.1 100 Continue\r\n\r\n'.repeat(100)));
        if (socket.writable) socket.once('drain', on);
      };
      on();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  expect((await ask({ url: `${url}/few` })).body).toBe(true);
  await expect(ask({ url })).rejects.toMatchObject(whyNot('it says again and again that the answer is to come.'));
});
