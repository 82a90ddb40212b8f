import type { Socket } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { JournalUnavailable } from '#hub/journal/journal';
import { open, pause, readAnswers } from '#tests/hub/wire';
import { secret, startListener, type TestListener } from './listener.ts';
import { mutation, type Mutation } from './mutations.ts';

const wanted = Number(process.env['FUZZ_REQUESTS'] ?? 3_000);
const connectionsAtOnce = 24;
const allowed = new Set([100, 200, 400, 403, 404, 408, 413, 415, 500, 503]);

const rejections: unknown[] = [];
const remember = (reason: unknown) => void rejections.push(reason);
let listener: TestListener;
let accepted = 0;

beforeAll(async () => {
  process.on('unhandledRejection', remember);
  process.on('uncaughtException', remember);
  const accept = async (_source: string, request: unknown) => {
    JSON.stringify(request);
    accepted += 1;
    if (accepted % 3 === 0) await pause(1);
    if (accepted % 50 === 0) throw new JournalUnavailable('The disk is full.');
    if (accepted % 50 === 25) throw new TypeError('a fault of ours');
  };
  listener = await startListener({ accept });
});
afterAll(async () => {
  await listener.close();
  process.off('unhandledRejection', remember);
  process.off('uncaughtException', remember);
});

/** Says one mutation and returns what was answered; whoever is answered no more for 60 ms goes away. */
async function say({ text, cuts, ending }: Mutation): Promise<string> {
  const socket = await open(listener.url);
  let heard = '';
  let quiet: NodeJS.Timeout | undefined;
  const wait = () => {
    clearTimeout(quiet);
    quiet = setTimeout(() => socket.destroy(), ending === 'slow' ? 500 : 60);
  };
  socket.on('data', (chunk: Buffer) => {
    heard += chunk.toString('latin1');
    wait();
  });
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  await sayParts(socket, text, cuts, ending === 'slow' ? 100 : 0);
  if (ending === 'reset') socket.resetAndDestroy();
  else wait();
  await closed;
  clearTimeout(quiet);
  return heard;
}

async function sayParts(
  socket: Socket,
  text: string,
  cuts: readonly number[],
  pauseMilliseconds: number,
): Promise<void> {
  let from = 0;
  for (const to of [...cuts, text.length]) {
    if (!socket.writable) return;
    socket.write(Buffer.from(text.slice(from, to), 'latin1'));
    from = to;
    await (pauseMilliseconds > 0 ? pause(pauseMilliseconds) : new Promise((resolve) => setImmediate(resolve)));
  }
}

/** An answer that was cut off by the client's own going away is left out. */
function completeAnswers(heard: string): string {
  const end = heard.lastIndexOf('\r\n\r\n');
  return end < 0 ? '' : heard.slice(0, end + 4);
}

async function fuzz(count: number, seed: number): Promise<Map<number, number>> {
  const found = new Map<number, number>();
  let said = 0;
  let round = 0;
  const lane = async (): Promise<void> => {
    while (said < count) {
      round += 1;
      const some = fc.sample(mutation, { numRuns: 20, seed: seed + round });
      for (const one of some) {
        said += one.requests;
        for (const { status, body } of readAnswers(completeAnswers(await say(one)))) {
          if (body !== '' || !allowed.has(status)) throw new Error(`${status} ${body}: ${JSON.stringify(one)}`);
          found.set(status, (found.get(status) ?? 0) + 1);
        }
        if (said >= count) return;
      }
    }
  };
  await Promise.all(Array.from({ length: connectionsAtOnce }, lane));
  return found;
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

async function memory(): Promise<number> {
  await pause(300);
  collectGarbage();
  await pause(100);
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1024 / 1024;
}

test(`${wanted} mutated requests: no crash, never a byte of body, memory back`, { timeout: 3_600_000 }, async () => {
  const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1_000_000);
  // Before all else: whatever happens can be made to happen again.
  console.log(`FUZZ_SEED=${seed} FUZZ_REQUESTS=${wanted}`);
  await fuzz(Math.min(1_000, wanted), seed);
  const before = await memory();
  const started = performance.now();
  const acceptedBefore = accepted;
  const found = await fuzz(wanted, seed + 100_000);
  const seconds = (performance.now() - started) / 1_000;
  const after = await memory();

  const figures = {
    seed,
    wanted,
    seconds: Math.round(seconds),
    accepted,
    before,
    after,
    found: Object.fromEntries(found),
  };
  console.log(JSON.stringify(figures));
  expect(rejections.map((reason) => (reason instanceof Error ? reason.stack : reason))).toEqual([]);
  // By what came in, not by the answers that were still waited for: how many those are is a matter of speed.
  expect(accepted - acceptedBefore).toBeGreaterThan(wanted / 50);
  expect(listener.statuses).toContain(400);
  accepted = 0;
  expect(await listener.say(`GET /hooks/pbx/${secret}/answered HTTP/1.1`)).toMatchObject({ status: 200, body: '' });
  expect(after).toBeLessThan(before * 1.1 + 2);
});
