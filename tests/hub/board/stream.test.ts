import type { Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { open, pause } from '#tests/hub/wire';
import { eventually } from '#tests/support/eventually';
import { queue, startBoard, type TestBoard } from './board.ts';

const boards: TestBoard[] = [];

async function start(...args: Parameters<typeof startBoard>): Promise<TestBoard> {
  const board = await startBoard(...args);
  boards.push(board);
  return board;
}

afterEach(async () => {
  for (const board of boards.splice(0)) await board.close();
});

/** A stream over a plain socket: its head, and its events as they come. */
async function listen(
  board: TestBoard,
): Promise<{ socket: Socket; text(): string; until(part: string): Promise<string> }> {
  const socket = await open(board.url);
  let text = '';
  socket.setEncoding('utf8').on('data', (part: string) => (text += part));
  socket.write('GET /api/stream HTTP/1.0\r\nHost: localhost\r\n\r\n');
  return {
    socket,
    text: () => text,
    async until(part) {
      // With the end of its event: the rest may come in another piece.
      const isThere = (): boolean => text.includes(part) && text.includes('\n\n', text.indexOf(part));
      await eventually(part, isThere);
      return text;
    },
  };
}

/** Until so many listen, by the metrics. */
function listeners(board: TestBoard, count: number): Promise<void> {
  const line = `wallboard_stream_clients ${count}\n`;
  return eventually(`${count} listeners`, async () => (await board.ask('/metrics')).body.includes(line));
}

function events(text: string): readonly (readonly [string, unknown])[] {
  const [, body = ''] = text.split(/\r\n\r\n(.*)/s);
  const blocks = body.split('\n\n').filter((block) => block.startsWith('event: '));
  return blocks.map((block) => {
    const [, name = '', data = ''] = /^event: (\w+)\ndata: (.*)$/.exec(block) ?? [];
    return [name, JSON.parse(data) as unknown];
  });
}

describe('a listener', () => {
  test('hears one snapshot, then each update with what changed', async () => {
    const board = await start();
    const snapshot = board.feed.picture();
    const stream = await listen(board);
    await stream.until('event: snapshot');
    const updates = [4, 5].map((callsWaiting) => {
      const changed = queue('hallmonitor', callsWaiting);
      board.feed.change(changed);
      return { ...board.feed.picture(), queues: [changed] };
    });
    const text = await stream.until('"callsWaiting":5');
    expect(events(text)).toEqual([['snapshot', snapshot], ...updates.map((update) => ['update', update])]);
    expect(updates.map(({ total }) => total.callsWaiting)).toEqual([4, 5]);
    const head = text.split('\r\n\r\n')[0] ?? '';
    expect(head).toMatch(/^HTTP\/1\.1 200 OK/);
    expect(head).toMatch(/^Content-Type: text\/event-stream/m);
    expect(head).toMatch(/^Cache-Control: no-cache/m);
    expect(head).toMatch(/^X-Accel-Buffering: no/m);
  });

  test('hears nothing while nothing changes but a comment line now and then', async () => {
    const board = await start({ streams: { commentMilliseconds: 50 } });
    const stream = await listen(board);
    const comments = () => stream.text().match(/^:.*\n\n/gm) ?? [];
    await eventually('a second comment', () => comments().length >= 2);
    expect(events(stream.text()).map(([name]) => name)).toEqual(['snapshot']);
  });

  test('misses no update between its snapshot and the first one', async () => {
    const board = await start();
    let count = 0;
    const change = setInterval(() => board.feed.change(queue('hallmonitor', (count += 1))), 1);
    const streams = await Promise.all(Array.from({ length: 20 }, () => listen(board)));
    await eventually('each has heard some', () =>
      streams.every((each) => each.text().split('event: update').length > 5),
    );
    clearInterval(change);
    board.feed.change(queue('hallmonitor', 100_000));
    for (const stream of streams) {
      await stream.until('"callsWaiting":100000');
      const waiting = events(stream.text()).map(([, picture]) => {
        return (picture as { queues: { callsWaiting: number }[] }).queues[0]?.callsWaiting ?? -1;
      });
      const [first = -1] = waiting;
      expect(waiting.slice(0, -1)).toEqual(waiting.slice(0, -1).map((_, index) => first + index));
    }
  });

  test('who leaves is forgotten, and the feed with the last of them', async () => {
    const board = await start();
    const [one, two] = [await listen(board), await listen(board)];
    await one.until('snapshot');
    await two.until('snapshot');
    expect(board.feed.listeners.size).toBe(1);
    expect((await board.ask('/metrics')).body).toContain('wallboard_stream_clients 2');
    one.socket.destroy();
    await listeners(board, 1);
    expect(board.feed.listeners.size).toBe(1);
    two.socket.destroy();
    await listeners(board, 0);
    expect(board.feed.listeners.size).toBe(0);
  });
});

describe('a listener who does not read', () => {
  test('is dropped when a megabyte waits for him; the others hear on', async () => {
    const board = await start();
    const deaf = await open(board.url);
    deaf.write('GET /api/stream HTTP/1.1\r\nHost: localhost\r\n\r\n');
    deaf.pause();
    const reader = await listen(board);
    await reader.until('snapshot');
    await listeners(board, 2);
    const large = { ...queue('hallmonitor', 1), name: 'x'.repeat(100_000) };
    const before = process.memoryUsage().rss;
    for (let count = 0; count < 400 && board.feed.listeners.size > 0; count += 1) {
      board.feed.change({ ...large, callsWaiting: count });
      await pause(1);
    }
    expect((await board.ask('/metrics')).body).toContain('wallboard_stream_clients 1');
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
    board.feed.change(queue('hallmonitor', 77));
    await reader.until('"callsWaiting":77');
    deaf.destroy();
  });

  test('is dropped when his buffer stays full, however small', async () => {
    const board = await start({ streams: { drainMilliseconds: 150, largestBuffer: 1024 ** 3 } });
    const deaf = await open(board.url);
    deaf.write('GET /api/stream HTTP/1.1\r\nHost: localhost\r\n\r\n');
    deaf.pause();
    await listeners(board, 1);
    const large = { ...queue('hallmonitor', 1), name: 'x'.repeat(1_000_000) };
    for (let count = 0; count < 10; count += 1) board.feed.change(large);
    expect(board.feed.listeners.size).toBe(1);
    await eventually('he is dropped', () => board.feed.listeners.size === 0);
    deaf.destroy();
  });
});

test('more listeners than the limit: 503 and a sentence', async () => {
  const board = await start({ streams: { mostStreams: 2 } });
  const [one, two] = [await listen(board), await listen(board)];
  await one.until('snapshot');
  await two.until('snapshot');
  const { status, headers, body } = await board.ask('/api/stream');
  expect([status, JSON.parse(body)]).toEqual([503, { error: 'Too many boards listen already; close some.' }]);
  expect(headers['retry-after']).toBe('30');
  one.socket.destroy();
  await listeners(board, 1);
  await (await listen(board)).until('snapshot');
});

test('closing ends the streams at once', async () => {
  const board = await startBoard();
  const stream = await listen(board);
  await stream.until('snapshot');
  await board.close();
});
