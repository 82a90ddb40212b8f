import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { eventually } from '#tests/support/eventually';
import { fakes as systems } from './systems.ts';

const main = fileURLToPath(new URL('main.ts', import.meta.url));

interface Fakes {
  readonly said: () => string;
  /** Types a line, and waits until it is answered. */
  readonly type: (line: string) => Promise<void>;
  readonly process: ReturnType<typeof spawn>;
  readonly ended: Promise<{ readonly code: number | null; readonly stderr: string }>;
  readonly addresses: { readonly [name: string]: string };
}

/** The command as a person starts it, on free ports. Resolves when it says that it can be typed to. */
export async function startFakes(args: readonly string[]): Promise<Fakes> {
  const fakes = runFakes([...systems.flatMap(({ name }) => [`--${name}-port`, '0']), ...args]);
  await eventually('the fakes are there', () => fakes.said().includes('Ctrl-C'), 60_000);
  const addresses = Object.fromEntries(
    [...fakes.said().matchAll(/^([\w-]+) +((?:https?|tcp|tls):\S+)$/gm)].map(([, name = '', address = '']) => [
      name,
      address,
    ]),
  );
  return { ...fakes, addresses };
}

export function runFakes(args: readonly string[]): Omit<Fakes, 'addresses'> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = new Promise<{ readonly code: number | null; readonly stderr: string }>((resolve) => {
    child.once('close', (code) => resolve({ code, stderr }));
  });
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  return {
    said: () => stdout,
    process: child,
    ended,
    async type(line) {
      const before = stdout.length;
      child.stdin.write(`${line}\n`);
      await eventually(`an answer to "${line}"`, () => stdout.slice(before).includes('\n'));
    },
  };
}
