import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Busy } from '#adapters/adapter';
import { JournalUnavailable } from '#hub/journal/journal';
import { exchangeSecret } from '#tests/support/exchange';
import { startExchange } from '#tests/support/exchange-server';
import { eventually } from '#tests/support/eventually';
import { freePort } from '#tests/support/ports';
import { quietPort } from '#tests/support/quiet-port';
import { startStream, type TestStream } from './start-stream.ts';
import { inBoth } from '#core/said/sentence';

const isLive = (stream: TestStream, times = 1) => eventually('it is live', () => stream.live.length >= times);
const hasFailed = (stream: TestStream, times = 1) => eventually('it failed', () => stream.failures.length >= times);

describe('a sign-in that is refused', () => {
  test('is no fault of the network: it is tried again after a quarter of an hour, and told once', async () => {
    const exchange = await startExchange();
    exchange.refuses = true;
    const stream = startStream(exchange);
    await hasFailed(stream);
    await sleep(100);
    expect(stream.failures).toMatchObject([
      { kind: 'sign-in-refused', sentence: { en: 'The exchange refuses the secret.' }, pause: 900_000 },
    ]);
    expect(exchange.heard).toHaveLength(1);
    expect(stream.log).toMatchObject([{ level: 50, problem: 'The exchange refuses the secret.' }]);
  });

  test('is not written down, nor that there was a connection: nothing was told on it', async () => {
    const exchange = await startExchange();
    exchange.refuses = true;
    const stream = startStream(exchange);
    await hasFailed(stream);
    await stream.close();
    expect(stream.said()).toStrictEqual([]);
  });

  test('and is then right, makes it live', async () => {
    const exchange = await startExchange();
    exchange.refuses = true;
    await hasFailed(startStream(exchange));
    exchange.refuses = false;
    await isLive(startStream(exchange));
  });
});

test('nobody there: it is tried again and again, with longer pauses', async () => {
  const port = await freePort();
  const stream = startStream({ port });
  await hasFailed(stream, 4);
  expect(stream.failures.slice(0, 4).map(({ pause }) => pause)).toStrictEqual([20, 40, 80, 160]);
  const sentence =
    'The phone system cannot be reached: nothing listens there. Is the address right, and does the phone';
  expect(stream.failures[0]).toMatchObject({ kind: 'unreachable', sentence: { en: `${sentence} system run?` } });
  expect(stream.said()).toStrictEqual([]);
  expect(stream.stats()).toMatchObject({ connected: false, connections: 0 });
  expect(stream.log).toHaveLength(1);
});

test('somebody there at last', async () => {
  const exchange = await startExchange();
  await exchange.close();
  const stream = startStream(exchange);
  await hasFailed(stream, 2);
  await exchange.open();
  await isLive(stream);
});

test('no such name', async () => {
  const source = { endpoint: { host: 'no-such-name.invalid', port: 1 } };
  const stream = startStream({ port: 1 }, { source });
  await hasFailed(stream);
  expect(stream.failures[0]?.sentence.en).toMatch(/its name (?:is not known here|cannot be looked up now)/);
});

test('who takes the connection and never answers is given up, and is never taken for a quiet day', async () => {
  const exchange = await startExchange();
  exchange.answers = false;
  const stream = startStream(exchange, { settings: { patience: 30 } });
  await hasFailed(stream);
  expect(stream.failures[0]).toMatchObject({ kind: 'unreachable', sentence: { en: 'The exchange is silent.' } });
  expect(stream.said()).toStrictEqual([]);
});

test('a connection of which only our half is left is noticed', async () => {
  const exchange = await startExchange();
  const stream = startStream(exchange, { settings: { patience: 50 } });
  await isLive(stream);
  // As when a cable is pulled: nothing comes, and nobody says so.
  exchange.answers = false;
  await hasFailed(stream);
  expect(stream.failures[0]).toMatchObject({ sentence: { en: 'The exchange is silent.' } });
  await eventually('it is written down', () => stream.said().includes('lost pbx'));
  exchange.answers = true;
  await isLive(stream, 2);
});

test('a connection that is reset', async () => {
  const exchange = await startExchange();
  const stream = startStream(exchange);
  await isLive(stream);
  exchange.socket().resetAndDestroy();
  await hasFailed(stream);
  const en = 'The connection to the phone system was lost: it broke the connection off.';
  expect(stream.failures[0]).toMatchObject({ kind: 'unreachable', sentence: { en } });
  await isLive(stream, 2);
  expect(stream.said()).toStrictEqual(['opened pbx', 'all', 'lost pbx', 'opened pbx', 'all']);
});

test('what cannot be a message ends the connection, after what came before it', async () => {
  const exchange = await startExchange();
  const stream = startStream(exchange);
  await isLive(stream);
  exchange.say('queued 1 support', 'a\u0000b', 'queued 2 support');
  await hasFailed(stream);
  expect(stream.failures[0]).toMatchObject({
    kind: 'not-understood',
    sentence: { en: 'The exchange says what is no line.' },
  });
  await eventually('it is written down', () => stream.said().includes('lost pbx'));
  expect(stream.said().slice(0, 4)).toStrictEqual(['opened pbx', 'all', 'queued 1 support', 'lost pbx']);
});

test('a fault of the adapter ends the connection and is told without its message', async () => {
  const exchange = await startExchange();
  const stream = startStream(exchange);
  await isLive(stream);
  exchange.say('fault');
  await hasFailed(stream);
  expect(stream.failures[0]).toMatchObject({ kind: 'fault' });
  expect(stream.log.some(({ level }) => level === 50)).toBe(true);
  expect(JSON.stringify([stream.failures, stream.log])).not.toContain('28374655');
});

test('who asks us to wait is left alone for so long', async () => {
  const exchange = await startExchange();
  const { source } = { source: { talk: talkThatIs(new Busy(inBoth('It has too much to do.'), 7_000)) } };
  const stream = startStream(exchange, { source });
  await hasFailed(stream);
  expect(stream.failures[0]).toMatchObject({ kind: 'busy', sentence: { en: 'It has too much to do.' }, pause: 7_000 });
});

function talkThatIs(giveUp: Busy) {
  const turn = () => ({ state: null, giveUp });
  return { opened: turn, heard: turn, woken: turn, asked: turn };
}

test('a connection that does not last makes the next pause longer, one that does makes it short again', async () => {
  const exchange = await startExchange();
  const short = startStream(exchange, { limits: { steadyAfter: 60_000 } });
  for (const time of [1, 2, 3]) {
    await isLive(short, time);
    exchange.socket().end();
    await hasFailed(short, time);
  }
  await short.close();
  expect(short.failures.map(({ pause }) => pause)).toStrictEqual([20, 40, 80]);
  const long = startStream(exchange, { limits: { steadyAfter: 0 } });
  for (const time of [1, 2]) {
    await isLive(long, time);
    exchange.socket().end();
    await hasFailed(long, time);
  }
  expect(long.failures.map(({ pause }) => pause)).toStrictEqual([20, 20]);
});

describe('a journal that takes nothing', () => {
  test('is asked again while the phone system waits, so that nothing is lost', async () => {
    const exchange = await startExchange();
    let isFull = false;
    const taken: string[] = [];
    const stream = startStream(exchange, {
      limits: { journalPause: 10 },
      async accept(inputs) {
        await Promise.resolve();
        if (isFull) throw new JournalUnavailable('The disk is full.');
        for (const input of inputs) if (input.kind === 'stream') taken.push(input.message);
      },
    });
    await isLive(stream);
    isFull = true;
    exchange.say('queued 1 support');
    await sleep(60);
    exchange.say('queued 2 support');
    await sleep(60);
    expect(taken).toStrictEqual(['opened pbx', 'all']);
    isFull = false;
    await eventually('all is kept', () => taken.length === 4);
    expect(taken.slice(2)).toStrictEqual(['queued 1 support', 'queued 2 support']);
    expect(stream.failures).toStrictEqual([]);
  });

  test('for too long ends the connection, whose end is written down before the next begins', async () => {
    const exchange = await startExchange();
    let isFull = false;
    const taken: string[] = [];
    const stream = startStream(exchange, {
      limits: { journalPause: 5, journalPatience: 30 },
      async accept(inputs) {
        await Promise.resolve();
        if (isFull) throw new JournalUnavailable('The disk is full.');
        for (const input of inputs) if (input.kind === 'stream') taken.push(input.message);
      },
    });
    await isLive(stream);
    isFull = true;
    exchange.say('queued 1 support');
    await hasFailed(stream);
    expect(stream.failures[0]).toMatchObject({ kind: 'not-kept', sentence: { en: 'What it said could not be kept.' } });
    isFull = false;
    await isLive(stream, 2);
    expect(taken).toStrictEqual(['opened pbx', 'all', 'lost pbx', 'opened pbx', 'all']);
  });

  test('that took a part of it is not asked again: the connection begins anew', async () => {
    const exchange = await startExchange();
    let asked = 0;
    const stream = startStream(exchange, {
      async accept(inputs) {
        await Promise.resolve();
        if (inputs.some((input) => input.kind === 'stream' && input.message.startsWith('queued'))) {
          asked += 1;
          throw new Error('Some of it was taken.');
        }
      },
    });
    await isLive(stream);
    exchange.say('queued 1 support');
    await hasFailed(stream);
    expect([asked, stream.failures[0]?.kind]).toStrictEqual([1, 'not-kept']);
    await isLive(stream, 2);
  });
});

test('nothing that anybody sees holds the secret', async () => {
  const exchange = await startExchange();
  exchange.refuses = true;
  const stream = startStream(exchange);
  await hasFailed(stream);
  exchange.refuses = false;
  expect(JSON.stringify([stream.failures, stream.log, stream.inputs, stream.stats()])).not.toContain(exchangeSecret);
});

test('is closed at once, whatever it is doing', async () => {
  const port = await quietPort();
  // Takes no connection: those wait in the machine.
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const source = { endpoint: { host: '127.0.0.1', port, tls: {} } };
  const connecting = startStream({ port }, { source });
  await sleep(50);
  await connecting.close();
  const pausing = startStream({ port: await freePort() }, { limits: { firstPause: 60_000 } });
  await hasFailed(pausing);
  await pausing.close();
  expect(connecting.failures).toStrictEqual([]);
});
