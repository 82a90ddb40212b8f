import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { quietPort } from '../support/quiet-port.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** How long a hub may take to say where it is. Milliseconds. */
const longestStart = 20_000;

/** A real hub in its own process. */
export interface RunningHub {
  /** Where its board is, `http://127.0.0.1:PORT`. */
  readonly board: string;
  /** Where phone systems call. */
  readonly webhooks: string;
  /** Ends it at once, as a power cut does. */
  kill(): Promise<void>;
  /** Ends it cleanly. */
  stop(): Promise<void>;
}

/** A place on disk where a hub can be started, killed and started again over the same journal. */
export interface HubHome {
  /** Always on the same ports. */
  start(): Promise<RunningHub>;
  /** Ends the hub that runs, if one does, and removes its files. */
  remove(): Promise<void>;
}

/** Prepares a home with this configuration (the contract's file); its journal in a folder of its own, or in `data`. */
export async function createHubHome(config: object, data?: string): Promise<HubHome> {
  const folder = await mkdtemp(join(tmpdir(), 'wallboard-e2e-'));
  const configFile = join(folder, 'config.json');
  await writeFile(configFile, JSON.stringify(config));
  const ports = { board: String(await quietPort()), webhooks: String(await quietPort()) };
  let running: RunningHub | undefined;

  return {
    async start() {
      const places = ['--config', configFile, '--data', data ?? join(folder, 'data')];
      running = await startHub([...places, '--port', ports.board, '--webhooks-port', ports.webhooks]);
      return running;
    },
    async remove() {
      await running?.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A hub that nobody has configured: the demo plays, until somebody sets it up. `address`: the board, for whoever may do that. */
export async function startUnconfigured(data: string): Promise<RunningHub & { readonly address: string }> {
  const ports = { board: String(await quietPort()), webhooks: String(await quietPort()) };
  const hub = await startHub(['--data', data, '--port', ports.board, '--webhooks-port', ports.webhooks]);
  const address = (await readFile(join(data, 'set-up.url'), 'utf8')).trim().replace(/#.*$/, '');
  return { ...hub, address };
}

async function startHub(options: readonly string[]): Promise<RunningHub> {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'out/hub/main.js', 'serve', ...options],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let said = '';
  child.stderr.on('data', (piece: Buffer) => (said += piece.toString()));
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await exited;
  };

  const firstLine = new Promise<string>((resolve) => createInterface(child.stdout).once('line', resolve));
  const tooLate = pause(longestStart, undefined, { ref: false });
  const line = await Promise.race([firstLine, exited, tooLate]);
  if (typeof line !== 'string') {
    await end('SIGKILL');
    throw new Error(`The hub did not start:\n${said}`);
  }
  const addresses = JSON.parse(line) as { board: string; webhooks: string };
  return { ...addresses, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
}
