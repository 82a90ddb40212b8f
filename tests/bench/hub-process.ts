import { execFile, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Picture } from '#core/board/queue';
import type { Instant } from '#core/time/instant';
import type { HubAddresses } from '#hub/hub';
import { mind } from './children.ts';

const main = fileURLToPath(new URL('../../out/hub/main.js', import.meta.url));
const longestStart = 60_000;

/** What `npm run serve` tells Node: the hub is measured as it is run. */
const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  readonly scripts: { readonly serve: string };
};
const flags = scripts.serve.split(' ').filter((word) => word.startsWith('--'));

const { oneStore } = (await import(new URL('../../build/one-store.mjs', import.meta.url).href)) as {
  readonly oneStore: NodeJS.ProcessEnv;
};

/** The real hub, as `npm run serve` starts it. */
export interface HubProcess extends HubAddresses {
  readonly pid: number;
  /** Ends it at once, as a power cut does. */
  kill(): Promise<void>;
  /** Ends it cleanly. */
  stop(): Promise<void>;
}

export const dataOf = (folder: string): string => join(folder, 'data');

/** Writes the configuration to a file in the folder; returns its path. */
export function writeConfiguration(folder: string, content: object): string {
  const file = join(folder, 'config.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}

/** Of what a hub writes to its log, each piece. */
type Listener = (piece: string) => void;

/** Starts a hub on free ports, with its journal in the folder. It has read all of today back when this resolves. */
export async function startHub(
  folder: string,
  configFile: string,
  onLog?: Listener,
  token?: string,
): Promise<HubProcess> {
  const hub = await launchHub(folder, configFile, 0, onLog);
  await caughtUp(hub, token);
  return hub;
}

/** Until all of today is read back. `token`: of a board that has one. */
export async function caughtUp({ board }: HubAddresses, token: string = ''): Promise<void> {
  const headers = { authorization: `Bearer ${token}` };
  for (;;) {
    const response = await fetch(`${board}/api/queues`, token === '' ? {} : { headers });
    if (!response.ok) throw new Error(`The board was answered ${response.status}.`);
    const { catchingUp } = (await response.json()) as Picture;
    if (catchingUp === undefined) return;
    await pause(20);
  }
}

/** The same as soon as it listens. `webhooksPort`: 0 for any. */
export async function launchHub(
  folder: string,
  configFile: string,
  webhooksPort: number = 0,
  onLog: Listener = () => undefined,
): Promise<HubProcess> {
  const ports = ['--port', '0', '--webhooks-port', String(webhooksPort)];
  const places = ['--config', configFile, '--data', dataOf(folder), ...ports];
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...flags, main, 'serve', ...places], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...oneStore },
  });
  const ended = mind(child);
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await ended;
  };
  let said = '';
  child.stderr.on('data', (piece: Buffer) => {
    said = (said + piece.toString()).slice(-4_000);
    onLog(piece.toString());
  });
  const firstLine = new Promise<string>((resolve) => createInterface(child.stdout).once('line', resolve));
  const line = await Promise.race([firstLine, ended, pause(longestStart, undefined, { ref: false })]);
  if (line === undefined || child.pid === undefined) {
    await end('SIGKILL');
    throw new Error(`The hub did not start:\n${said}`);
  }
  const addresses = JSON.parse(line) as HubAddresses;
  return { ...addresses, pid: child.pid, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
}

/** Runs a command of the hub to its end; returns what it printed. */
export function runHub(args: readonly string[]): Promise<string> {
  return run([main, ...args]);
}

/** The journal as a capture, line by line; of a span where one is given. */
export async function exportJournal(
  folder: string,
  span?: { readonly from: Instant; readonly to: Instant },
): Promise<string[]> {
  const range = span && ['--from', new Date(span.from).toISOString(), '--to', new Date(span.to).toISOString()];
  const capture = await runHub(['export', '--data', dataOf(folder), ...(range ?? [])]);
  return capture.split('\n').filter((line) => line !== '');
}

/** Runs a script of ours to its end; returns what it printed. */
export function run(args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { maxBuffer: 1024 ** 3, encoding: 'utf8' } as const;
    const child = execFile(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', ...args],
      options,
      (error, printed, said) => (error === null ? resolve(printed) : reject(new Error(said, { cause: error }))),
    );
    void mind(child);
  });
}
