import { describe, expect, test } from 'vitest';
import { Busy, NotUnderstood, TryAgain, Unreachable } from '#adapters/adapter';
import { compressedTime } from '#tests/support/compressed-time';
import { eventually } from '#tests/support/eventually';
import { says, startServer } from './server.ts';
import { startPoller, type TestPoller } from './start-poller.ts';
import { inBoth } from '#core/said/sentence';

const at = expect.any(Number) as number;

describe('what it takes in', () => {
  test('is an answer that differs from the last; of the others only that they came', async () => {
    let waiting = 3;
    const url = await startServer((request, response) => says({ waiting })(request, response));
    const poller = startPoller(`${url}/queues?a[]=1`);
    await eventually('four polls', () => poller.alive.length >= 4);
    expect(poller.inputs).toEqual([
      {
        kind: 'poll',
        at,
        source: 'pbx',
        response: { url: `${url}/queues?a[]=1`, status: 200, body: { waiting: 3 } },
      },
    ]);
    waiting = 4;
    await eventually('the change', () => poller.inputs.length === 2);
    expect(poller.failures).toEqual([]);
  });

  test('is told apart by question, and a token is none of it', async () => {
    const url = await startServer((request, response) => says(request.url)(request, response));
    const poller = startPoller('', {
      source: {
        async poll(_memory, ask) {
          const token = await ask({
            about: inBoth('a token'),
            url: `${url}/token`,
            method: 'POST',
            confidential: true,
          });
          expect(token).toEqual({ status: 200, body: '/token' });
          await ask({ about: inBoth('one'), url: `${url}/one` });
          await ask({ about: inBoth('two'), url: `${url}/two`, secretQuery: { hash: 'a hash & more' } });
          return undefined;
        },
      },
    });
    await eventually('three polls', () => poller.alive.length >= 3);
    expect(poller.inputs.map((input) => input.kind === 'poll' && input.response)).toEqual([
      { url: `${url}/one`, status: 200, body: '/one' },
      // The server echoed the hash; what is kept has none.
      { url: `${url}/two`, status: 200, body: expect.not.stringContaining('a+hash') as string },
    ]);
  });

  test('is nothing of a poll that the adapter rejects, whatever came before', async () => {
    const url = await startServer(says({ waiting: 3 }));
    const poller = startPoller('', {
      source: {
        async poll(_memory, ask) {
          await ask({ about: inBoth('one'), url });
          throw new NotUnderstood(inBoth('This is no list of queues.'));
        },
      },
    });
    await eventually('a failure', () => poller.failures.length > 0);
    expect(poller.failures[0]).toMatchObject({
      kind: 'not-understood',
      sentence: { en: 'This is no list of queues.' },
    });
    expect([poller.inputs, poller.alive]).toEqual([[], []]);
  });

  test('is offered again where the journal did not take it, and the source is not to blame', async () => {
    const url = await startServer(says({ waiting: 3 }));
    let refusals = 2;
    const taken: unknown[] = [];
    const poller = startPoller(url, {
      async accept(inputs) {
        refusals -= 1;
        if (refusals >= 0) throw new Error('the disk is full');
        taken.push(...inputs);
      },
    });
    await eventually('it is taken', () => taken.length === 1);
    expect(poller.failures).toEqual([]);
    expect(poller.log).toEqual([]);
    expect(poller.stats().failures['not-kept']).toBe(2);
  });

  test('is remembered from poll to poll, where the poll was good', async () => {
    const memories: unknown[] = [];
    const poller = startPoller('', {
      source: {
        async poll(memory) {
          memories.push(memory);
          if (memories.length === 2) throw new Busy(inBoth('Wait.'));
          return memories.length;
        },
      },
    });
    await eventually('four polls', () => memories.length >= 4);
    expect(memories.slice(0, 4)).toEqual([undefined, 1, 1, 3]);
    expect(poller.failures[0]).toMatchObject({ kind: 'busy', sentence: { en: 'Wait.' } });
  });
});

describe('a long list', () => {
  const records = Array.from({ length: 1_700 }, (_, index) => ({ caller: `0${index}`, text: 'x'.repeat(100) }));

  test('becomes several inputs, in order, where its records stand for themselves', async () => {
    const url = await startServer(says(records));
    const seen: unknown[] = [];
    const poller = startPoller('', {
      source: {
        every: 10_000,
        async poll(_memory, ask) {
          seen.push((await ask({ about: inBoth('the calls'), url, records: true })).body);
          return undefined;
        },
      },
    });
    await eventually('a poll', () => poller.alive.length === 1);
    const bodies = poller.inputs.map((input) => (input.kind === 'poll' ? input.response.body : null));
    expect(bodies.map((body) => (body as unknown[]).length)).toEqual([500, 500, 500, 200]);
    expect(bodies.flat()).toEqual(records);
    expect(seen).toEqual([records.slice(0, 500)]);
  });

  test('that breaks off is taken not at all: half a day is no day', async () => {
    const text = JSON.stringify(records);
    const url = await startServer((_request, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.end(text.slice(0, Math.floor(text.length * 0.75)));
    });
    const poller = startPoller('', {
      source: {
        every: 10_000,
        async poll(_memory, ask) {
          await ask({ about: inBoth('the calls'), url, records: true });
          return undefined;
        },
      },
    });
    await eventually('a failure', () => poller.failures.length === 1);
    expect(poller.inputs).toEqual([]);
  });

  test('is one input elsewhere', async () => {
    const url = await startServer(says(records));
    const poller = startPoller(url);
    await eventually('a poll', () => poller.alive.length > 0);
    expect(poller.inputs).toHaveLength(1);
  });
});

describe('time', () => {
  test('runs from beginning to beginning, and never twice at once', async () => {
    const time = compressedTime('2026-11-18T09:14:31.250+01:00');
    const start = time.clock.now();
    const begun: number[] = [];
    let [running, most] = [0, 0];
    startPoller('', {
      clock: time.clock,
      source: {
        every: 100,
        async poll() {
          begun.push(time.clock.now() - start);
          most = Math.max(most, ++running);
          // The third takes longer than the interval.
          const length = begun.length === 3 ? 250 : 60;
          await new Promise((resolve) => setTimeout(resolve, length));
          running -= 1;
          return undefined;
        },
      },
    });
    await time.settled('the first poll', () => begun.length === 1);
    // Between two polls at last: one that waits in time that stands could not be closed.
    for (let passed = 0; passed < 640; passed += 10) await time.passUntil(start + passed + 10);
    // From end to beginning it would be 160 from one to the next.
    expect(begun).toEqual([0, 100, 200, 450, 550]);
    expect([most, running]).toEqual([1, 0]);
  });

  test('of one source is not that of another', async () => {
    const url = await startServer((request, response) => {
      if (request.url === '/fast') says({})(request, response);
    });
    const slow = startPoller(`${url}/slow`);
    const fast = startPoller(`${url}/fast`);
    await eventually('eight answers', () => fast.alive.length >= 8);
    expect(slow.stats().polls).toBe(0);
  });

  test('goes on after a restart where it stood', async () => {
    const { clock, passUntil } = compressedTime('2026-11-18T09:14:31.250+01:00');
    const now = clock.now();
    let polls = 0;
    const poll = async (): Promise<undefined> => void (polls += 1);
    startPoller('', { clock, source: { every: 400, poll }, lastPolledAt: now - 200 });
    await passUntil(now + 199);
    expect(polls).toBe(0);
    await passUntil(now + 200);
    expect(polls).toBe(1);
  });

  test('is not waited for longer than an interval after a clock was set back', async () => {
    const { clock, passUntil } = compressedTime('2026-11-18T09:14:31.250+01:00');
    const now = clock.now();
    let polls = 0;
    const poll = async (): Promise<undefined> => void (polls += 1);
    startPoller('', { clock, source: { every: 50, poll }, lastPolledAt: now + 86_400_000 });
    await passUntil(now + 50);
    expect(polls).toBe(1);
  });

  test('ends at once, also in the middle of a question, and then nothing more comes', async () => {
    let asked = 0;
    const url = await startServer(() => void (asked += 1));
    const poller = startPoller(url);
    await eventually('the question is there', () => asked === 1);
    const before = performance.now();
    await poller.close();
    expect(performance.now() - before).toBeLessThan(5_000);
    expect([poller.failures, poller.inputs, poller.log]).toEqual([[], [], []]);
  });
});

test('what is remembered may change though a poll brought nothing', async () => {
  const memories: unknown[] = [];
  startPoller('', {
    source: {
      async poll(memory) {
        memories.push(memory);
        throw memory === undefined
          ? new TryAgain(inBoth('The token is old.'), 'no token')
          : new Unreachable(inBoth('No answer.'));
      },
    },
  });
  await eventually('three polls', () => memories.length >= 3);
  expect(memories.slice(0, 3)).toEqual([undefined, 'no token', 'no token']);
});

test('told to stop in the middle of a long list, it takes no more of it', async () => {
  const records = Array.from({ length: 20_000 }, (_, id) => ({ id, filling: 'x'.repeat(50) }));
  const url = await startServer(says(records));
  let taken = 0;
  const poller: TestPoller = startPoller(
    { about: inBoth('the calls'), url, records: true },
    {
      async accept() {
        taken += 1;
        if (taken === 3) void poller.close();
        await new Promise((resolve) => setTimeout(resolve, 5));
      },
    },
  );
  await eventually('some of it is taken', () => taken >= 3);
  await poller.close();
  expect(taken).toBe(3);
});
