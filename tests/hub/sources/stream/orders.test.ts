import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { ActionFailed } from '#hub/actions/action-failed';
import { startExchange } from '#tests/support/exchange-server';
import { eventually } from '#tests/support/eventually';
import { startStream, type TestStream } from './start-stream.ts';

const isLive = (stream: TestStream) => eventually('it is live', () => stream.live.length > 0);
const failed = (kind: string, message: string) =>
  expect.objectContaining({ name: 'ActionFailed', kind, message }) as Error;

test('goes over the connection, and comes back with what is so now', async () => {
  const exchange = await startExchange();
  const stream = startStream(exchange);
  await isLive(stream);
  const done = stream.order('switch', {});
  await eventually('it is asked', () => exchange.heard.includes('switch on'));
  exchange.say('switched on');
  expect(await done).toStrictEqual({ da: 'It is on.', en: 'It is on.' });
  // What the phone system said of it is an input as any other.
  await eventually('it is kept', () => stream.said().includes('switched on'));
});

test('is refused as the phone system refuses it', async () => {
  const exchange = await startExchange();
  const stream = startStream(exchange);
  await isLive(stream);
  const done = stream.order('switch', {});
  exchange.say('switched not');
  await expect(done).rejects.toStrictEqual(failed('not-understood', 'The exchange did not switch it on.'));
  await expect(done).rejects.toBeInstanceOf(ActionFailed);
});

test('without a connection, or before it is live, is not given', async () => {
  const exchange = await startExchange();
  exchange.answers = false;
  const stream = startStream(exchange);
  const nothing = failed('unreachable', 'The phone system is not connected now, so nothing was asked of it.');
  await expect(stream.order('switch', {})).rejects.toStrictEqual(nothing);
  await eventually('it is connected', () => stream.stats().connected);
  await expect(stream.order('switch', {})).rejects.toStrictEqual(nothing);
});

test('that is not answered in time may be done all the same', async () => {
  const exchange = await startExchange();
  const stream = startStream(exchange, { limits: { orderPatience: 30 } });
  await isLive(stream);
  await expect(stream.order('switch', {})).rejects.toStrictEqual(
    failed('unreachable', 'No answer came in time. It may be done all the same.'),
  );
  // An answer that comes too late is for nobody.
  exchange.say('switched on');
  await eventually('it is kept', () => stream.said().includes('switched on'));
  expect(stream.failures).toStrictEqual([]);
});

test('whose connection is lost may be done all the same', async () => {
  const exchange = await startExchange();
  const stream = startStream(exchange);
  await isLive(stream);
  const done = stream.order('switch', {});
  await eventually('it is asked', () => exchange.heard.includes('switch on'));
  exchange.socket().destroy();
  await expect(done).rejects.toStrictEqual(
    failed('unreachable', 'The connection was lost before an answer came. It may be done all the same.'),
  );
});

test('one too many is refused', async () => {
  const exchange = await startExchange();
  const stream = startStream(exchange, { limits: { mostOrders: 2, orderPatience: 200 } });
  await isLive(stream);
  const waiting = [stream.order('switch', {}), stream.order('switch', {})];
  await expect(stream.order('switch', {})).rejects.toStrictEqual(
    failed('busy', 'Too much is being asked of the phone system already; nothing was asked.'),
  );
  expect(stream.stats().bounds.orders).toBe(1);
  await Promise.allSettled(waiting);
});

test('to a phone system that takes none is a fault of ours', async () => {
  const exchange = await startExchange();
  const turn = (state: unknown) => ({ state, isLive: true });
  const talk = { opened: () => turn(0), heard: turn, woken: turn, asked: () => undefined };
  const stream = startStream(exchange, { source: { talk } });
  await isLive(stream);
  await expect(stream.order('switch', {})).rejects.toMatchObject({ kind: 'fault' });
});

test('is given to who talks without a pause, and so is what is due by the clock', async () => {
  const exchange = await startExchange();
  // While one read is written down, the next has come.
  const stream = startStream(exchange, { accept: () => sleep(20), settings: { patience: 30 } });
  await isLive(stream);
  let said = 0;
  const talk = setInterval(() => exchange.say(`queued ${(said += 1)} support`), 2);
  onTestFinished(() => clearInterval(talk));
  await eventually('it talks', () => stream.stats().messages > 20);
  const done = stream.order('switch', {});
  await eventually('it is asked', () => exchange.heard.includes('switch on'));
  exchange.say('switched on');
  expect(await done).toStrictEqual({ da: 'It is on.', en: 'It is on.' });
});
