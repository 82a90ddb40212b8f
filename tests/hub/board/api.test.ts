import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBoard, type TestBoard } from './board.ts';

let board: TestBoard;
beforeAll(async () => {
  board = await startBoard();
});
afterAll(() => board.close());

const json = async (path: string): Promise<unknown> => {
  const { status, headers, body } = await board.ask(path);
  expect([status, headers['content-type']]).toEqual([200, 'application/json; charset=utf-8']);
  expect(headers['cache-control']).toBe('no-store');
  return JSON.parse(body);
};

describe('what programs ask', () => {
  test('all queues, exactly as the feed gives them, in its order', async () => {
    expect(await json('/api/queues')).toEqual(board.feed.picture());
  });

  test('one queue, whatever letters its id has', async () => {
    expect(await json('/api/queues/hallmonitor')).toEqual(board.feed.queues[0]);
    expect(await json('/api/queues/switch%20pay%2F%C3%B8')).toEqual(board.feed.queues[1]);
  });

  test('an unknown queue: 404 and a sentence', async () => {
    for (const path of ['/api/queues/nobody', '/api/queues/HALLMONITOR', '/api/queues/__proto__', '/api/queues/']) {
      const { status, body } = await board.ask(path);
      expect([path, status]).toEqual([path, 404]);
      expect((JSON.parse(body) as { error: string }).error).toMatch(/^There is no.*\.$/);
    }
  });

  test('sources and setup', async () => {
    expect(await json('/api/sources')).toEqual(board.feed.sources());
    expect(await json('/api/setup')).toEqual({ language: 'da', timeZone: 'Europe/Copenhagen', demo: true });
  });

  test('health follows the journal', async () => {
    expect(await json('/healthz')).toEqual({ status: 'ok' });
    board.journal = { writable: false, problem: 'The disk is full.', setAside: [] };
    const { status, body } = await board.ask('/healthz');
    expect([status, JSON.parse(body)]).toEqual([503, { status: 'failing' }]);
    board.journal = { writable: true, setAside: [] };
  });
});

describe('metrics', () => {
  test('tell inputs, queues, journal, answers and the process; twice the same', async () => {
    board.metrics.webhookAnswered(200);
    board.metrics.webhookAnswered(200);
    board.metrics.webhookAnswered(404);
    for (let times = 0; times < 2; times += 1) {
      const { status, headers, body } = await board.ask('/metrics');
      expect([status, headers['content-type']]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
      expect(body.split('\n')).toEqual(
        expect.arrayContaining([
          'wallboard_inputs_total{source="pbx",outcome="accepted"} 12',
          'wallboard_inputs_total{source="pbx",outcome="repeated"} 3',
          'wallboard_inputs_total{source="pbx",outcome="rejected"} 1',
          'wallboard_calls_waiting{queue="hallmonitor"} 3',
          'wallboard_journal_writable 1',
          'wallboard_stream_clients 0',
          'wallboard_webhook_requests_total{status="200"} 2',
          'wallboard_webhook_requests_total{status="404"} 1',
        ]),
      );
      expect(body).toMatch(/^process_resident_memory_bytes \d+$/m);
    }
  });

  test('an unknown number is absent, not 0', async () => {
    const { body } = await board.ask('/metrics');
    expect(body).not.toMatch(/wallboard_calls_waiting\{queue="switch/);
    expect(body).not.toMatch(/wallboard_agents_ready\{/);
  });
});

describe('HEAD', () => {
  test.each(['/', '/api/queues', '/api/stream', '/healthz', '/metrics'])(
    'of %s: as GET, without a body',
    async (path) => {
      const { status, headers, body } = await board.ask(path, {}, 'HEAD');
      expect([status, body]).toEqual([200, '']);
      if (path === '/api/stream') expect(headers['content-type']).toContain('text/event-stream');
    },
  );

  test('of what is not there: 404; of a journal that takes nothing: 503', async () => {
    expect((await board.ask('/elsewhere', {}, 'HEAD')).status).toBe(404);
    board.journal = { writable: false, problem: 'The disk is full.', setAside: [] };
    expect((await board.ask('/healthz', {}, 'HEAD')).status).toBe(503);
    board.journal = { writable: true, setAside: [] };
  });
});

test('cookies that other programs of the same machine set do not matter', async () => {
  const cookie = Array.from({ length: 14 }, (_, index) => `other${index}=${'a'.repeat(4_000)}`).join('; ');
  expect((await board.ask('/', { Cookie: cookie })).status).toBe(200);
});

describe('what is not answered', () => {
  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('%s: 405', async (method) => {
    for (const path of ['/', '/api/queues', '/api/stream', '/healthz', '/elsewhere']) {
      const { status, headers } = await board.ask(path, {}, method);
      expect([path, status, headers.allow]).toEqual([path, 405, 'GET, HEAD']);
    }
  });

  test.each(['/elsewhere', '/api', '/api/', '/API/queues', '/api/queues/hallmonitor/', '/assets/none.js', '/.env'])(
    '%s: 404 and a sentence',
    async (path) => {
      const { status, body } = await board.ask(path);
      expect([status, JSON.parse(body)]).toEqual([404, { error: 'There is nothing at this address.' }]);
    },
  );

  test.each(['/%', '/api/queues/%E0%A4%A', '/%00', 'http://[/'])('%s: 4xx and a sentence', async (path) => {
    const { status, body } = await board.ask(path);
    expect([400, 404]).toContain(status);
    expect(JSON.parse(body)).toEqual({ error: expect.stringMatching(/\.$/) as unknown });
  });

  test('nothing beside the page', async () => {
    for (const path of ['/../secret.txt', '/%2e%2e/secret.txt', '/assets/..%2f..%2fsecret.txt', '/..%5csecret.txt']) {
      const { status, body } = await board.ask(path);
      expect([400, 403, 404]).toContain(status);
      expect(body).not.toContain('beside the page');
    }
  });

  test('another site gets no leave to read', async () => {
    const { headers } = await board.ask('/api/queues', { Origin: 'https://evil.example' });
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});

test('a failure of ours: 500, a sentence, and a line in the log without what was asked', async () => {
  const broken = await startBoard();
  broken.feed.picture = () => {
    throw new RangeError('the number 26180339');
  };
  const { status, body } = await broken.ask('/api/queues?x=26180339');
  expect([status, JSON.parse(body)]).toEqual([500, { error: 'The hub failed to answer; its log says more.' }]);
  expect((await broken.ask('/api/queues/26180339')).status).toBe(500);
  expect((await broken.ask('/metrics')).status).toBe(500);
  expect((await broken.ask('/api/stream')).status).toBe(500);
  const routes = broken.logLines.map((line) => (JSON.parse(line) as { readonly route: unknown }).route);
  expect(routes).toEqual(['/api/queues', '/api/queues/:id', '/metrics', '/api/stream']);
  expect(broken.logLines.join('')).toContain('RangeError');
  expect(broken.logLines.join('')).not.toContain('26180339');
  await broken.close();
});
