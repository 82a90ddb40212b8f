import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { HubAddresses } from '#hub/hub';

const main = fileURLToPath(new URL('../../out/hub/main.js', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Command {
  readonly process: ChildProcess;
  readonly ended: Promise<Ended>;
  /** All that was said so far. */
  stdout(): string;
  stderr(): string;
}

type Environment = { readonly [name: string]: string };

/** Where what it says goes, each: to us, or to an open file. */
interface Outputs {
  readonly stdout?: 'pipe' | number;
  readonly stderr?: 'pipe' | number;
}

/** Starts the real command in a process of its own, with no environment but this one. It is killed when the test ends. */
export function startCommand(args: readonly string[], environment: Environment = {}, outputs: Outputs = {}): Command {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, ...args], {
    env: { ...needed(), ...environment },
    stdio: ['ignore', outputs.stdout ?? 'pipe', outputs.stderr ?? 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
  onTestFinished(async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
    await ended;
  });
  return { process: child, ended, stdout: () => stdout, stderr: () => stderr };
}

export function runCommand(args: readonly string[], environment?: Environment, outputs?: Outputs): Promise<Ended> {
  return startCommand(args, environment, outputs).ended;
}

/** Starts `serve` and waits for its line. */
export async function startServe(
  args: readonly string[],
  environment?: Environment,
  outputs?: Outputs,
): Promise<Command & { readonly addresses: HubAddresses }> {
  const command = startCommand(['serve', ...args], environment, outputs);
  const line = await Promise.race([
    new Promise<string>((resolve) => {
      const look = (): void => {
        if (command.stdout().includes('\n')) resolve(command.stdout());
      };
      command.process.stdout?.on('data', look);
    }),
    command.ended.then(({ code, stderr }) => {
      throw new Error(`serve ended with ${code} before it was ready: ${stderr}`);
    }),
  ]);
  return { ...command, addresses: JSON.parse(line) as HubAddresses };
}

/** What no program can do without. */
function needed(): { readonly [name: string]: string } {
  const names = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'SystemRoot', 'LOCALAPPDATA'];
  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}
