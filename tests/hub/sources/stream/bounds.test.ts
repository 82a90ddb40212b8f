import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { boundedProblems } from '#hub/sources/stream/talk/problems';
import { createAllowance } from '#hub/sources/stream/talk/allowance';
import { boundNames, streamLimits } from '#hub/sources/stream/limits';
import { startExchange } from '#tests/support/exchange-server';
import { eventually } from '#tests/support/eventually';
import { startStream, type TestStream } from './start-stream.ts';

const isLive = (stream: TestStream, times = 1) => eventually('it is live', () => stream.live.length >= times);
const hasFailed = (stream: TestStream) => eventually('it failed', () => stream.failures.length > 0);

test('are what they are for a reason', () => {
  expect(streamLimits).toStrictEqual({
    connect: 10_000,
    keepAliveAfter: 15_000,
    largestMessage: 1_048_576,
    mostUnsent: 1_048_576,
    perSecond: 3_000,
    atOnce: 20_000,
    shortestWake: 100,
    mostProblems: 50,
    longestProblem: 300,
    mostOrders: 20,
    orderPatience: 20_000,
    journalPatience: 30_000,
    journalPause: 250,
    firstPause: 1_000,
    steadyAfter: 60_000,
  });
  expect(new Set(boundNames).size).toBe(boundNames.length);
});

test.each([
  ['as its framing says', {}, 1_000],
  ['as the hub says, where that is less', { largestMessage: 100 }, 100],
])('a message is as large as it may be, %s', async (_what, limits, largest) => {
  const exchange = await startExchange();
  const stream = startStream(exchange, { limits });
  await isLive(stream);
  const fits = `note ${'x'.repeat(largest - 'note \n'.length)}`;
  exchange.say(fits);
  await eventually('it is kept', () => stream.said().includes(fits));
  exchange.say(`${fits}y`);
  await hasFailed(stream);
  expect(stream.failures[0]).toMatchObject({
    kind: 'not-understood',
    sentence: { en: `The phone system sends a message of more than ${largest} bytes, which none is.` },
  });
  expect(stream.stats().bounds['message-size']).toBe(1);
  expect(stream.said()).not.toContain(`${fits}y`);
});

test('what never becomes a message is given up, however slowly it comes', async () => {
  const exchange = await startExchange();
  const stream = startStream(exchange, { limits: { largestMessage: 100 } });
  await isLive(stream);
  for (let sent = 0; sent < 100 && stream.failures.length === 0; sent += 1) {
    exchange.socket().write('xx');
    await sleep(1);
  }
  await hasFailed(stream);
  expect(stream.stats().bounds['message-size']).toBe(1);
});

test('who takes nothing of what is said is given up', async () => {
  const exchange = await startExchange();
  const big = { text: 'x'.repeat(1_000_000) };
  const turn = (state: unknown) => ({ state, say: Array.from({ length: 20 }, () => big) });
  const talk = { opened: () => turn(0), heard: turn, woken: turn, asked: turn };
  const stream = startStream(exchange, { source: { talk }, limits: { mostUnsent: 1_000_000 } });
  await hasFailed(stream);
  expect(stream.failures[0]).toMatchObject({
    kind: 'unreachable',
    sentence: { en: 'The phone system takes nothing of what it is told any more.' },
  });
  expect(stream.stats().bounds.unsent).toBeGreaterThan(0);
});

test('who says too much at once must wait, and nothing of it is lost', async () => {
  const exchange = await startExchange();
  const stream = startStream(exchange, { limits: { atOnce: 100, perSecond: 500 } });
  await isLive(stream);
  const many = Array.from({ length: 400 }, (_, index) => `queued ${index} support`);
  const begun = performance.now();
  for (const line of many) exchange.say(line);
  await eventually('all is kept', () => stream.inputs.length === 402);
  // At least: 300 of them at 500 a second, but for those of the last read, for which nobody waits.
  expect(stream.stats().bounds.rate).toBeGreaterThan(0);
  expect(stream.said().slice(2)).toStrictEqual(many);
  exchange.say('queued last support');
  await eventually('the last is kept', () => stream.inputs.length === 403);
  expect(performance.now() - begun).toBeGreaterThan(500);
  expect(stream.failures).toStrictEqual([]);
});

test('the allowance is so many at once, and so many a second after that', () => {
  let now = 0;
  const wait = createAllowance({ perSecond: 1_000, atOnce: 20 }, () => now);
  expect(wait(20)).toBe(0);
  expect(wait(1)).toBe(1);
  now = 11;
  expect(wait(10)).toBe(0);
  now = 1_000_000;
  expect([wait(20), wait(5)]).toStrictEqual([0, 5]);
});

test('a dialogue that wants to be woken at once, again and again, is not', async () => {
  const exchange = await startExchange();
  let woken = 0;
  const turn = (state: unknown, now: number) => ({ state, wakeAt: now - 5_000 });
  const talk = {
    opened: (now: number) => turn(0, now),
    heard: (state: unknown, _message: unknown, now: number) => turn(state, now),
    woken(state: unknown, now: number) {
      woken += 1;
      return turn(state, now);
    },
    asked: () => undefined,
  };
  const begun = performance.now();
  startStream(exchange, { source: { talk }, limits: { shortestWake: 20 } });
  await eventually('it is woken', () => woken >= 5);
  expect(performance.now() - begun).toBeGreaterThan(90);
});

test('people are told of so many problems, each so long', async () => {
  const limits = { mostProblems: 3, longestProblem: 10 };
  const told = (...problems: string[]) => {
    const bounded = boundedProblems(problems, limits);
    return { ...bounded, told: bounded.told.map(({ en }) => en) };
  };
  expect(told('a', 'b', 'c')).toStrictEqual({ told: ['a', 'b', 'c'], isCut: false });
  expect(told('a', 'b', 'c', 'd')).toStrictEqual({ told: ['a', 'b', 'And 2 more.'], isCut: true });
  expect(told('0123456789', '01234567890')).toStrictEqual({ told: ['0123456789', '012345678…'], isCut: true });
  const exchange = await startExchange();
  const stream = startStream(exchange, { limits });
  await isLive(stream);
  exchange.say('trouble a b c d');
  await eventually('they are told', () => stream.problems.length > 0);
  expect(stream.problems).toStrictEqual([['a', 'b', 'And 2 more.']]);
  expect(stream.stats()).toMatchObject({ problems: 4, bounds: { problems: 1 } });
});
