import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { startExchange, type ExchangeServer } from '#tests/support/exchange-server';
import { eventually } from '#tests/support/eventually';
import { startStream, type TestStream } from '../start-stream.ts';

const isLive = (stream: TestStream, times = 1) => eventually('it is live', () => stream.live.length >= times);

/** To the first connection, which may not be the newest one any more. */
function first(exchange: ExchangeServer, index = 0) {
  const socket = exchange.sockets[index];
  if (socket === undefined) throw new Error('There is no such connection.');
  return { socket, say: (...lines: readonly string[]) => socket.write(lines.map((line) => `${line}\n`).join('')) };
}

test('a connection that must end is replaced by another, and the source never seems lost', async () => {
  const exchange = await startExchange();
  exchange.waiting = ['waits 1.1 support 40'];
  const stream = startStream(exchange);
  await isLive(stream);
  exchange.answers = false;
  exchange.say('ends soon');
  await eventually('there is another', () => exchange.sockets.length === 2);
  // Both are told; only the first is listened to, until the second has told all that was there.
  first(exchange).say('queued 1.2 support');
  first(exchange, 1).say('queued 1.2 support');
  await eventually('it is heard', () => stream.said().includes('queued 1.2 support'));
  exchange.answers = true;
  first(exchange, 1).say('welcome');
  await isLive(stream, 2);
  await eventually('the first is hung up', () => first(exchange).socket.destroyed);
  first(exchange, 1).say('queued 1.3 support');
  await eventually('the next is heard', () => stream.said().includes('queued 1.3 support'));
  expect(stream.said()).toStrictEqual([
    'opened pbx',
    'waits 1.1 support 40',
    'all',
    'queued 1.2 support',
    'queued 1.3 support',
  ]);
  expect(stream.failures).toStrictEqual([]);
  expect(stream.stats()).toMatchObject({ connected: true, live: true, connections: 2 });
});

test('what comes behind the word that makes it live is heard, in the same read too', async () => {
  const exchange = await startExchange();
  const stream = startStream(exchange);
  await isLive(stream);
  exchange.answers = false;
  exchange.say('ends soon');
  await eventually('there is another', () => exchange.sockets.length === 2);
  await eventually('it signs in', () => exchange.heard.filter((line) => line.startsWith('login')).length === 2);
  first(exchange, 1).say('welcome', 'waits 1.1 support 2', 'all', 'queued 1.4 support');
  await eventually('it is heard', () => stream.said().includes('queued 1.4 support'));
  expect(stream.said()).toStrictEqual(['opened pbx', 'all', 'queued 1.4 support']);
});

test('what the first one had told is taken in before the second one is listened to', async () => {
  const exchange = await startExchange();
  const stream = startStream(exchange);
  await isLive(stream);
  exchange.answers = false;
  exchange.say('ends soon');
  await eventually('it signs in', () => exchange.heard.filter((line) => line.startsWith('login')).length === 2);
  first(exchange).say(...Array.from({ length: 200 }, (_, index) => `queued ${index} support`));
  first(exchange, 1).say('welcome', 'all', 'queued last support');
  await eventually('all is heard', () => stream.said().includes('queued last support'));
  expect(stream.said().at(-1)).toBe('queued last support');
  const numbers = stream.said().slice(2, -1);
  expect(numbers).toStrictEqual(numbers.map((_each, index) => `queued ${index} support`));
});

test('problems are those of the one that is listened to', async () => {
  const exchange = await startExchange();
  const stream = startStream(exchange);
  await isLive(stream);
  exchange.answers = false;
  exchange.say('ends soon');
  await eventually('it signs in', () => exchange.heard.filter((line) => line.startsWith('login')).length === 2);
  first(exchange, 1).say('trouble second');
  first(exchange).say('trouble first');
  await eventually('the first is told', () => stream.problems.length === 1);
  await sleep(30);
  expect(stream.problems).toStrictEqual([['first']]);
  first(exchange, 1).say('welcome', 'all');
  await eventually('the second is told', () => stream.problems.length === 2);
  expect(stream.problems[1]).toStrictEqual(['second']);
});

test('one that cannot take over is tried again while the first goes on, and is no loss', async () => {
  const exchange = await startExchange();
  const stream = startStream(exchange);
  await isLive(stream);
  exchange.refuses = true;
  exchange.say('ends soon');
  await eventually('it failed twice', () => stream.stats().failures['sign-in-refused'] >= 2);
  first(exchange).say('queued 1.1 support');
  await eventually('the first is heard', () => stream.said().includes('queued 1.1 support'));
  expect(stream.failures).toStrictEqual([]);
  exchange.refuses = false;
  await isLive(stream, 2);
  await eventually('the first is hung up', () => first(exchange).socket.destroyed);
  expect(stream.said()).toStrictEqual(['opened pbx', 'all', 'queued 1.1 support']);
});

test('with the first one goes the one that was to take over', async () => {
  const exchange = await startExchange();
  const stream = startStream(exchange);
  await isLive(stream);
  exchange.answers = false;
  exchange.say('ends soon');
  await eventually('there is another', () => exchange.sockets.length === 2);
  first(exchange).socket.end();
  await eventually('it is lost', () => stream.failures.length === 1);
  await eventually('the second is hung up', () => first(exchange, 1).socket.destroyed);
  expect(stream.said()).toStrictEqual(['opened pbx', 'all', 'lost pbx']);
  exchange.answers = true;
  await isLive(stream, 2);
});

test('a replaced one that is replaced again and closed leaves nothing open', async () => {
  const exchange = await startExchange();
  const stream = startStream(exchange);
  await isLive(stream);
  for (const time of [2, 3, 4]) {
    exchange.say('ends soon');
    await isLive(stream, time);
  }
  const done = stream.order('switch', {});
  await eventually('it is asked', () => exchange.heard.includes('switch on'));
  exchange.say('switched on');
  expect(await done).toStrictEqual({ da: 'It is on.', en: 'It is on.' });
  exchange.answers = false;
  exchange.say('ends soon');
  await eventually('there is another', () => exchange.sockets.length === 5);
  await stream.close();
  await eventually('all are hung up', () => exchange.sockets.every(({ destroyed }) => destroyed));
  expect(stream.said()).toStrictEqual(['opened pbx', 'all', 'switched on', 'lost pbx']);
});
