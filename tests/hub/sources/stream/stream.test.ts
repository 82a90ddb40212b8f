import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { exchangeSecret } from '#tests/support/exchange';
import { startExchange } from '#tests/support/exchange-server';
import { eventually } from '#tests/support/eventually';
import { startStream } from './start-stream.ts';

const isLive = (stream: ReturnType<typeof startStream>) => eventually('it is live', () => stream.live.length > 0);

test('signs in, asks what is there, and is live once all of it is kept', async () => {
  const exchange = await startExchange();
  exchange.waiting = ['waits 1.1 support 40', 'waits 1.2 sales 2'];
  const stream = startStream(exchange);
  await isLive(stream);
  expect(exchange.heard).toStrictEqual([`login ${exchangeSecret}`, 'list']);
  expect(stream.said()).toStrictEqual(['opened pbx', 'waits 1.1 support 40', 'waits 1.2 sales 2', 'all']);
  expect(stream.inputs.map(({ source }) => source)).toStrictEqual(['#streams', 'pbx', 'pbx', 'pbx']);
  expect(stream.failures).toStrictEqual([]);
  expect(stream.stats()).toMatchObject({
    source: 'pbx',
    connected: true,
    live: true,
    connections: 1,
    messages: 4,
    passedOver: 1,
    bytesSent: `login ${exchangeSecret}\nlist\n`.length,
    bytesReceived: 'welcome\nwaits 1.1 support 40\nwaits 1.2 sales 2\nall\n'.length,
  });
});

test('keeps each message in order, and many of one read together', async () => {
  const exchange = await startExchange();
  const stream = startStream(exchange);
  await isLive(stream);
  const many = Array.from({ length: 300 }, (_, index) => `queued ${index} support`);
  exchange.say(...many);
  await eventually('all are kept', () => stream.inputs.length === 302);
  expect(stream.said().slice(2)).toStrictEqual(many);
  expect(stream.batches.length).toBeLessThan(20);
});

test('does nothing about a message before it is kept', async () => {
  const exchange = await startExchange();
  const { promise: kept, resolve: keep } = Promise.withResolvers<void>();
  const stream = startStream(exchange, { accept: () => kept });
  await eventually('the list is told', () => exchange.heard.includes('list'));
  await sleep(50);
  expect(stream.live).toStrictEqual([]);
  // It waits for the journal now, and hears nothing meanwhile.
  const { messages } = stream.stats();
  exchange.say('queued 1 support');
  await sleep(50);
  expect(stream.stats().messages).toBe(messages);
  keep();
  await isLive(stream);
  await eventually('the next is heard', () => stream.stats().messages === messages + 1);
});

test('keeps the connection alive, and hears none of it in the journal', async () => {
  const exchange = await startExchange();
  const stream = startStream(exchange, { settings: { patience: 30 } });
  await isLive(stream);
  await eventually('it was pinged twice', () => exchange.heard.filter((line) => line === 'ping').length >= 2);
  expect(stream.said()).toStrictEqual(['opened pbx', 'all']);
  expect(stream.failures).toStrictEqual([]);
});

test('writes down that it hung up, once it is closed, and nothing more', async () => {
  const exchange = await startExchange();
  const stream = startStream(exchange);
  await isLive(stream);
  await stream.close();
  expect(stream.said()).toStrictEqual(['opened pbx', 'all', 'lost pbx']);
  await eventually('the exchange knows it', () => exchange.socket().destroyed);
  expect(stream.failures).toStrictEqual([]);
  expect(stream.stats()).toMatchObject({ connected: false, live: false });
});

test('writes down that an earlier connection was lost before it makes a new one', async () => {
  const exchange = await startExchange();
  const stream = startStream(exchange, { leftOpen: true });
  await isLive(stream);
  expect(stream.said()).toStrictEqual(['lost pbx', 'opened pbx', 'all']);
});

test('tells what a person should know though it goes on, and each time all of it', async () => {
  const exchange = await startExchange();
  const stream = startStream(exchange);
  await isLive(stream);
  exchange.say('trouble one two', 'trouble');
  await eventually('both are told', () => stream.problems.length === 2);
  expect(stream.problems).toStrictEqual([['one', 'two'], []]);
  exchange.say('trouble one');
  await eventually('it is counted', () => stream.stats().problems === 1);
});

test('comes back when the connection is lost, and says so once in the log', async () => {
  const exchange = await startExchange();
  const stream = startStream(exchange);
  await isLive(stream);
  exchange.socket().end();
  await eventually('it is live again', () => stream.live.length === 2);
  expect(stream.said()).toStrictEqual(['opened pbx', 'all', 'lost pbx', 'opened pbx', 'all']);
  expect(stream.failures).toMatchObject([
    { kind: 'unreachable', sentence: { en: 'The phone system closed the connection.' }, pause: 20 },
  ]);
  expect(stream.log).toMatchObject([
    { level: 40, source: 'pbx', msg: 'A source is lost. It is asked again by itself.' },
    { level: 30, source: 'pbx', msg: 'A source is back.' },
  ]);
});

test('takes in what was said before the connection was closed in the middle of a message', async () => {
  const exchange = await startExchange();
  const stream = startStream(exchange);
  await isLive(stream);
  exchange.socket().end('queued 1 support\nqueued 2 sup');
  await eventually('it is live again', () => stream.live.length === 2);
  expect(stream.said()).toStrictEqual(['opened pbx', 'all', 'queued 1 support', 'lost pbx', 'opened pbx', 'all']);
});

test('takes in the same, however the bytes are cut on their way', async () => {
  const exchange = await startExchange();
  const stream = startStream(exchange);
  await isLive(stream);
  const text = 'queued 1 support\nnote æøå ☎\nanswered 1 0201\ngone 1\n';
  const bytes = Buffer.from(text);
  for (const size of [1, 2, 3, 5, 8, 13, 100]) {
    const before = stream.inputs.length;
    for (let from = 0; from < bytes.length; from += size) {
      exchange.socket().write(bytes.subarray(from, from + size));
      await new Promise((resolve) => setImmediate(resolve));
    }
    await eventually('all is kept', () => stream.inputs.length === before + 4);
    expect(stream.said().slice(before)).toStrictEqual(text.trimEnd().split('\n'));
  }
});
