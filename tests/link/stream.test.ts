import type { Connectivity } from '#core/board/bridge';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ServerEvent } from '#link/events';
import { followStream } from '#link/stream';

/** The hub's end of one connection. */
interface Line {
  readonly write: (text: string) => void;
  readonly end: () => void;
  readonly isAborted: () => boolean;
}

/** A hub that answers each attempt as `answers` says, in turn; the last for ever. */
function follow(answers: readonly ('stream' | 'refuse' | 401)[]) {
  const lines: Line[] = [];
  const events: ServerEvent[] = [];
  const connections: Connectivity[] = [];
  let attempts = 0;
  const stop = followStream(
    'api/stream',
    { event: (event) => events.push(event), connection: (connection) => connections.push(connection) },
    {
      now: () => Date.now(),
      random: () => 0,
      fetch: (_address, { signal }) => {
        const answer = answers[Math.min(attempts, answers.length - 1)];
        attempts += 1;
        if (answer === 'refuse') return Promise.reject(new TypeError('fetch failed'));
        if (answer === 401) return Promise.resolve(new Response('', { status: 401 }));
        const body = new ReadableStream<Uint8Array>({
          start(controller) {
            signal.addEventListener('abort', () => {
              try {
                controller.error(signal.reason);
              } catch {
                // It had ended already.
              }
            });
            lines.push({
              write: (text) => controller.enqueue(new TextEncoder().encode(text)),
              end: () => controller.close(),
              isAborted: () => signal.aborted,
            });
          },
        });
        return Promise.resolve(new Response(body));
      },
    },
  );
  return {
    events,
    connections,
    attempts: () => attempts,
    stop,
    line: (index: number): Line => {
      const line = lines[index];
      if (line === undefined) throw new Error(`There was no connection ${index}.`);
      return line;
    },
  };
}

const snapshot = 'event: snapshot\ndata: {}\n\n';
const states = (connections: readonly Connectivity[]) => connections.map((connection) => connection.state);
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => void vi.useRealTimers());

describe('the connection', () => {
  test('is open once the snapshot has been heard, not before', async () => {
    const hub = follow(['stream']);
    await pass(1);
    expect(states(hub.connections)).toEqual(['connecting']);
    hub.line(0).write(snapshot);
    await pass(1);
    expect(states(hub.connections)).toEqual(['connecting', 'open']);
    expect(hub.events).toEqual([{ name: 'snapshot', data: '{}' }]);
    hub.stop();
  });

  test('is kept by comments alone', async () => {
    const hub = follow(['stream']);
    await pass(1);
    hub.line(0).write(snapshot);
    for (let comments = 0; comments < 40; comments += 1) {
      await pass(15_000);
      hub.line(0).write(':\n\n');
    }
    await pass(1);
    expect(states(hub.connections)).toEqual(['connecting', 'open']);
    hub.stop();
  });

  test('is lost after 35 seconds of silence, and says when it was last heard', async () => {
    const hub = follow(['stream']);
    await pass(1);
    hub.line(0).write(snapshot);
    await pass(1);
    const heard = Date.now();
    await pass(34_990);
    expect(states(hub.connections)).toEqual(['connecting', 'open']);
    await pass(20);
    expect(hub.connections.at(-1)?.state).toBe('lost');
    const last = hub.connections.at(-1);
    expect(last?.state === 'lost' && heard - last.since).toBeLessThanOrEqual(1);
    expect(hub.line(0).isAborted()).toBe(true);
    hub.stop();
  });

  test('is lost and found again by itself when the hub ends it', async () => {
    const hub = follow(['stream']);
    await pass(1);
    hub.line(0).write(snapshot);
    await pass(1);
    hub.line(0).end();
    await pass(1);
    expect(states(hub.connections)).toEqual(['connecting', 'open', 'lost']);
    await pass(500);
    hub.line(1).write(snapshot);
    await pass(1);
    expect(states(hub.connections)).toEqual(['connecting', 'open', 'lost', 'open']);
    hub.stop();
  });

  test('is tried for ever, at last every ten seconds', async () => {
    const hub = follow(['refuse']);
    await pass(3_600_000);
    expect(hub.attempts()).toBeGreaterThan(355);
    expect(hub.attempts()).toBeLessThan(370);
    hub.stop();
  });

  test('hurries anew after each time that it was open', async () => {
    const hub = follow(['refuse', 'refuse', 'refuse', 'refuse', 'stream']);
    await pass(500 + 1000 + 2000 + 4000 + 1);
    expect(hub.attempts()).toBe(5);
    hub.line(0).write(snapshot);
    await pass(1);
    hub.line(0).end();
    await pass(501);
    expect(hub.attempts()).toBe(6);
    hub.stop();
  });

  test('without its token is no open one', async () => {
    const hub = follow([401]);
    await pass(1);
    expect(states(hub.connections)).toEqual(['connecting', 'lost']);
    hub.stop();
  });
});

test('nothing is asked and nothing told after stop', async () => {
  const hub = follow(['stream']);
  await pass(1);
  hub.line(0).write(snapshot);
  await pass(1);
  hub.stop();
  await pass(120_000);
  expect(hub.attempts()).toBe(1);
  expect(hub.line(0).isAborted()).toBe(true);
  expect(states(hub.connections)).toEqual(['connecting', 'open']);
});
