import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Picture } from '#core/board/queue';
import type { Instant, Milliseconds } from '#core/time/instant';
import type { HubAddresses } from '#hub/hub';
import { mind } from '../bench/children.ts';
import type { ClockAnswer, ClockOrder } from './clock-orders.ts';
import { ask } from './steady-fetch.ts';

const main = fileURLToPath(new URL('../../out/hub/main.js', import.meta.url));
const preload = new URL('compressed-clock-child.ts', import.meta.url).href;
const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  readonly scripts: { readonly serve: string };
};
/** What `npm run serve` tells Node: it runs with the memory that it runs with. */
const flags = scripts.serve.split(' ').filter((word) => word.startsWith('--'));

/** Real milliseconds; nothing takes so long unless something is wrong. */
const patience = 150_000;
/** After so long without a word a start is taken to wait for time to pass. */
const standstill = 50_000;

export interface SoakedHub extends HubAddresses {
  /** Time passes for it until then, and all happens that is due. */
  pass(until: Instant): Promise<void>;
  /** Waits, while no time passes, until nothing goes on any more. */
  quiet(): Promise<void>;
  flushTakes(length: Milliseconds): Promise<void>;
  /** Resolves when that sentence stands in its log, from now on. */
  logs(sentence: string): Promise<void>;
  readAgain(): void;
  kill(): Promise<void>;
  /** The exit code. */
  stop(): Promise<number | null>;
  /** What it holds: megabytes, and open files and sockets; `null` where the system does not tell. */
  resources(): Resources | null;
}

export interface Resources {
  readonly memoryMb: number;
  readonly handles: number;
}

export interface HubPlace {
  readonly configFile: string;
  readonly data: string;
  readonly clockFile: string;
  /** What it says of trouble, as it came. */
  readonly onTrouble: (line: string) => void;
}

type Sent =
  | Omit<Extract<ClockOrder, { kind: 'pass' }>, 'id'>
  | { kind: 'quiet' | 'run' }
  | { kind: 'flush'; milliseconds: number };

/** The real `serve` in a process of its own, at this time. It listens and has read all of today back when this resolves. */
export async function startSoakedHub(place: HubPlace, now: Instant): Promise<SoakedHub> {
  const args = ['--config', place.configFile, '--data', place.data, '--port', '0', '--webhooks-port', '0'];
  const given = ['--disable-warning=ExperimentalWarning', ...flags, '--import', preload, main, 'serve', ...args];
  const child = spawn(process.execPath, given, {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, SOAK_CLOCK: String(now), SOAK_CLOCK_FILE: place.clockFile, LOG_LEVEL: 'info' },
  });
  const ended = mind(child);
  const asked = new Map<number, { resolve: (now: Instant) => void; reject: (error: Error) => void }>();
  let count = 0;
  let [said, isOver] = ['', false];
  void ended.then(() => {
    isOver = true;
    for (const { reject } of asked.values()) reject(new Error(`The hub ended:\n${said}`));
  });
  child.on('message', ({ id, now: then }: ClockAnswer) => {
    asked.get(id)?.resolve(then);
    asked.delete(id);
  });
  const order = (what: Sent): Promise<Instant> => {
    const id = (count += 1);
    const { promise, resolve, reject } = Promise.withResolvers<Instant>();
    asked.set(id, { resolve, reject });
    if (isOver) reject(new Error(`The hub has ended:\n${said}`));
    else child.send({ id, ...what });
    return promise;
  };
  const listeners = new Set<(line: string) => void>();
  createInterface(output(child.stderr)).on('line', (line) => {
    said = `${said}${line}\n`.slice(-4_000);
    for (const listener of listeners) listener(line);
    if (/"level":(?:50|60)|^\s+at |Error/.test(line)) place.onTrouble(line);
  });

  async function addresses(): Promise<HubAddresses> {
    const line = new Promise<string>((resolve) => createInterface(output(child.stdout)).once('line', resolve));
    const until = performance.now() + patience;
    for (let time = now; performance.now() < until && !isOver;) {
      const told = await Promise.race([line, ended, pause(standstill, undefined, { ref: false })]);
      if (told !== undefined) return JSON.parse(told) as HubAddresses;
      if (!isOver) await order({ kind: 'pass', until: (time += 10) });
    }
    child.kill('SIGKILL');
    throw new Error(`The hub did not start:\n${said}`);
  }

  const at = await addresses();
  for (let time = now, looks = 0; ; looks += 1) {
    const { catchingUp } = await ask<Picture>(`${at.board}/api/queues`);
    if (catchingUp === undefined) break;
    if (looks > 4_000) await order({ kind: 'pass', until: (time += 10) });
    await pause(5);
  }
  await order({ kind: 'quiet' });
  return {
    ...at,
    pass: async (until) => void (await order({ kind: 'pass', until })),
    quiet: async () => void (await order({ kind: 'quiet' })),
    flushTakes: async (milliseconds) => void (await order({ kind: 'flush', milliseconds })),
    logs(sentence) {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const timer = setTimeout(() => reject(new Error(`Not in the log: ${sentence}\n${said}`)), patience);
      const listener = (line: string): void => {
        if (!line.includes(sentence)) return;
        clearTimeout(timer);
        listeners.delete(listener);
        resolve();
      };
      listeners.add(listener);
      return promise;
    },
    readAgain: () => void child.kill('SIGHUP'),
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    async stop() {
      await order({ kind: 'run' });
      child.kill('SIGTERM');
      await Promise.race([ended, pause(patience, undefined, { ref: false })]);
      child.kill('SIGKILL');
      await ended;
      return child.exitCode;
    },
    resources: () => resourcesOf(child.pid ?? 0),
  };
}

function output(stream: Readable | null): Readable {
  if (stream === null) throw new Error('The hub has no output.');
  return stream;
}

function resourcesOf(pid: number): Resources | null {
  try {
    const kibibytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return { memoryMb: (Number(kibibytes) * 1_024) / 1_000_000, handles: readdirSync(`/proc/${pid}/fd`).length };
  } catch {
    return null;
  }
}
