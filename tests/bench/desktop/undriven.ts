import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A program that only opens a window: of what a figure is held against. */
export const emptyProgram = fileURLToPath(new URL('./empty', import.meta.url));

/** A program that nobody drives: whoever drives it takes of its time and its memory. */
export interface Undriven {
  readonly pid: number;
  /** Where the program's Chromium can be asked. */
  readonly address: string;
  stop(): Promise<void>;
}

/** Starts a desktop program, and resolves when it has begun to open its window. */
export async function startUndriven(program: string, args: readonly string[]): Promise<Undriven> {
  const child = spawn(program, [...args, '--remote-debugging-port=0'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, LOG_LEVEL: 'silent' },
  });
  const ended = once(child, 'exit');
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  try {
    return { pid: child.pid ?? 0, address: await addressOf(child), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** As the program says itself. */
function addressOf({ stderr }: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    if (stderr === null) throw new Error('Its stderr is not read.');
    createInterface(stderr)
      .on('line', (line) => {
        const [, address] = /^DevTools listening on (\S+)/.exec(line) ?? [];
        if (address !== undefined) resolve(address);
      })
      .once('close', () => reject(new Error('The program ended before it had a window.')));
  });
}
