import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { HubUnreachable, TokenNeeded, UnexpectedAnswer } from '#link/errors';
import { createLink } from '#link/link';
import { eventually } from '#tests/support/eventually';
import { patient } from '#tests/support/patient';
import { watchLink } from './watch-link.ts';

/** Something that answers like this where a hub is expected. */
async function startSomething(answer: (response: ServerResponse, path: string) => void) {
  const asked: { readonly path: string; readonly headers: IncomingHttpHeaders }[] = [];
  const server = createServer((request, response) => {
    asked.push({ path: request.url ?? '', headers: request.headers });
    request.resume();
    answer(response, request.url ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, asked };
}

const order = { source: 'pbx', action: 'call', parameters: {} };
const html = '<!doctype html><title>502 Bad Gateway</title>';

afterEach(() => void vi.useRealTimers());

describe('what is no hub, or not now', () => {
  test.each([
    [502, html],
    [200, html],
    [204, ''],
    [500, '{"error":7}'],
    [404, '[]'],
  ])('%i %j is a sentence of ours, whatever was asked', async (status, body) => {
    const { address } = await startSomething((response) => response.writeHead(status).end(body));
    const { link, told } = watchLink({ address });
    const origin = address.slice(0, -1);
    const sentence = (name: string) =>
      new UnexpectedAnswer(`What answers at ${origin} is no wallboard, or not now: it said ${status} to "${name}".`);
    await expect(link.picture()).rejects.toThrow(sentence('picture'));
    await expect(link.perform(order)).rejects.toThrow(sentence('perform'));
    await eventually('that it is lost', () => told.includes('lost'));
    expect(told).not.toContain('open');
  });

  test('a hub that fails says so itself; a proxy that asks for a token is asked for as one', async () => {
    const failing = await startSomething((response) =>
      response.writeHead(500).end('{"error":"The hub failed to answer; its log says more."}'),
    );
    await expect(createLink(failing).sources()).rejects.toThrow(/^The hub failed to answer; its log says more\.$/);
    const guarded = await startSomething((response) => response.writeHead(401).end(html));
    await expect(createLink(guarded).sources()).rejects.toThrow(new TokenNeeded('The hub asks for its token.'));
  });

  test('an event that is no JSON loses the connection and tells nothing', async () => {
    const { address, asked } = await startSomething((response) =>
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write('event: snapshot\ndata: {"at":\n\n'),
    );
    const { told } = watchLink({ address });
    await eventually('a second attempt', () => asked.length >= 2);
    expect(new Set(told)).toEqual(new Set(['connecting', 'lost']));
  });

  test('an event that the table does not know is passed over, and so is what the near end tells itself', async () => {
    const events = ['alarm', 'connection', 'trouble', 'snapshot'].map(
      (name) => `event: ${name}\ndata: {"queues":[]}\n\n`,
    );
    const { address } = await startSomething((response) => response.writeHead(200).write(events.join('')));
    const { link, told } = watchLink({ address });
    link.on('trouble', () => {
      throw new Error('There is none from afar.');
    });
    await eventually('the connection', () => told.includes('open'));
    expect(told).toEqual(['connecting', 'snapshot', 'open']);
  });
});

describe('bounds', patient, () => {
  const mega = 1024 * 1024;

  test.each([
    [15, 'is heard'],
    [17, 'is refused with a sentence'],
  ])('an answer of %i million characters %s', async (millions) => {
    const { address } = await startSomething((response) => response.end(`"${'x'.repeat(millions * mega)}"`));
    const answer = createLink({ address }).picture();
    if (millions === 15) return expect(answer).resolves.toHaveLength(15 * mega);
    return expect(answer).rejects.toThrow(
      new UnexpectedAnswer(
        'The answer of the hub is larger than 16777216 characters: this is hardly the address of a wallboard.',
      ),
    );
  });

  test.each([
    [15, ['connecting', 'snapshot', 'open']],
    [17, ['connecting', 'lost']],
  ])('an event of %i million characters: %j', async (millions, expected) => {
    const { address } = await startSomething((response, path) => {
      if (path === '/api/stream')
        response.write(`event: snapshot\ndata: {"queues":[],"x":"${'x'.repeat(millions * mega)}"}\n\n`);
    });
    const { told } = watchLink({ address });
    await eventually('that it is open or lost', () => told.length >= expected.length, 60_000);
    expect(told.slice(0, expected.length)).toEqual(expected);
  });

  test('an answer that does not come is as bad as none: after ten seconds, and of a phone system ninety', async () => {
    vi.useFakeTimers();
    const address = 'http://tavle.example/';
    const never = (_address: string, { signal }: { readonly signal: AbortSignal }) =>
      new Promise<Response>((_, reject) => {
        signal.addEventListener('abort', () => reject(new DOMException('Aborted', 'AbortError')));
      });
    const link = createLink({ address, world: { fetch: never } });
    const said: string[] = [];
    const note = (error: Error) => void said.push(`${error.name}: ${error.message}`);
    link.picture().catch(note);
    link.perform(order).catch(note);
    await vi.advanceTimersByTimeAsync(9_999);
    expect(said).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    const after = (seconds: number) =>
      `HubUnreachable: The hub at http://tavle.example did not answer within ${seconds} seconds.`;
    expect(said).toEqual([after(10)]);
    await vi.advanceTimersByTimeAsync(79_999);
    expect(said).toEqual([after(10)]);
    await vi.advanceTimersByTimeAsync(1);
    expect(said).toEqual([after(10), after(90)]);
    expect(new HubUnreachable('x').name).toBe('HubUnreachable');
  });
});

test('behind a proxy with a path of its own it asks there, and shows its token at every request', async () => {
  const { address, asked } = await startSomething((response) => response.end('{}'));
  const { link, told } = watchLink({ address: `${address}tavle/`, token: 'a-token' });
  await link.picture();
  await link.queue({ id: 'a/b c' });
  await link.perform(order);
  await eventually('the end of the stream', () => told.includes('lost'));
  expect(asked.map(({ path }) => path).toSorted()).toEqual(
    ['/tavle/api/stream', '/tavle/api/queues', '/tavle/api/queues/a%2Fb%20c', '/tavle/api/actions/pbx/call'].toSorted(),
  );
  expect(new Set(asked.map(({ headers }) => headers.authorization))).toEqual(new Set(['Bearer a-token']));
});
