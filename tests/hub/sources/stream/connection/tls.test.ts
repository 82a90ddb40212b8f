import { createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { startExchange } from '#tests/support/exchange-server';
import { eventually } from '#tests/support/eventually';
import { quietPort } from '#tests/support/quiet-port';
import { startStream, type TestStream } from '../start-stream.ts';

const isLive = (stream: TestStream) => eventually('it is live', () => stream.live.length > 0);

async function whyNot(stream: TestStream): Promise<string | undefined> {
  await eventually('it failed', () => stream.failures.length > 0);
  await stream.close();
  expect(stream.failures[0]).toMatchObject({ kind: 'unreachable' });
  return stream.failures[0]?.sentence.en;
}

test('a pinned certificate is good, whoever signed it', async () => {
  const exchange = await startExchange(true);
  await isLive(startStream(exchange, { settings: { tls: true, pin: exchange.pin } }));
  await isLive(startStream(exchange, { settings: { tls: true, pin: exchange.pin.replaceAll(':', '').toLowerCase() } }));
});

test('another than the pinned one is none, and hears not a word', async () => {
  const [exchange, other] = [await startExchange(true), await startExchange(true)];
  const stream = startStream(exchange, { settings: { tls: true, pin: other.pin } });
  expect(await whyNot(stream)).toMatch(/another certificate than the pinned one/);
  expect(exchange.heard).toStrictEqual([]);
});

test('one of its own is not trusted without a pin', async () => {
  const exchange = await startExchange(true);
  const message = await whyNot(startStream(exchange, { settings: { tls: true } }));
  expect(message).toMatch(/its certificate is not trusted \(DEPTH_ZERO_SELF_SIGNED_CERT\)/);
  expect(exchange.heard).toStrictEqual([]);
});

test('older than TLS 1.2 is not spoken', async () => {
  const exchange = await startExchange({ minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' });
  const message = await whyNot(startStream(exchange, { settings: { tls: true, pin: exchange.pin } }));
  expect(message).toMatch(/does not speak TLS there, or none that is safe/);
});

test('a server without TLS is told apart', async () => {
  const exchange = await startExchange();
  const silent = createServer((socket) => void socket.on('error', () => undefined).end('welcome\n'));
  const port = await quietPort();
  await new Promise<void>((resolve) => silent.listen(port, '127.0.0.1', resolve));
  onTestFinished(() => void silent.close());
  const message = await whyNot(startStream({ port }, { settings: { tls: true, pin: exchange.pin } }));
  expect(message).toMatch(/does not speak TLS there|broke the connection off/);
});

test('a server that takes the connection and never says who it is is given up', async () => {
  const silent = createServer((socket) => void socket.on('error', () => undefined));
  const port = await quietPort();
  await new Promise<void>((resolve) => silent.listen(port, '127.0.0.1', resolve));
  onTestFinished(() => void silent.close());
  const message = await whyNot(startStream({ port }, { settings: { tls: true }, limits: { connect: 50 } }));
  expect(message).toMatch(/nobody answered the connection/);
});
