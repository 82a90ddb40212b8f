import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { onTestFinished } from 'vitest';
import { quietPort } from './quiet-port.ts';

/** A port of this machine that another program has until the test is over. */
export async function takenPort(): Promise<number> {
  const { port, free } = await takePort();
  onTestFinished(free);
  return port;
}

/** A port that nobody has, most likely for long enough. */
export const freePort = quietPort;

async function takePort(): Promise<{ readonly port: number; readonly free: () => Promise<void> }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { port, free: () => new Promise<void>((resolve) => server.close(() => resolve())) };
}
