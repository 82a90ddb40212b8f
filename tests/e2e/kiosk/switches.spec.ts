import { spawn } from 'node:child_process';
import { expect, test, twoQueues } from '../desktop/desktop.ts';
import { windows } from './stand-in.ts';

/** Starts the program by hand, waits for its end, and gives what it printed. */
async function run(executable: string, args: readonly string[]): Promise<{ code: number | null; said: string }> {
  const isRoot = process.getuid?.() === 0;
  const env = { ...process.env, LOG_LEVEL: 'silent' };
  const child = spawn(executable, [...(isRoot ? ['--no-sandbox'] : []), ...args], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let said = '';
  child.stdout.on('data', (piece: Buffer) => (said += piece.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { code, said };
}

test('the self-test counts a call all the way to the page, beside a board that is up, and prints one line', async ({
  desktop,
}) => {
  test.setTimeout(90_000);
  await desktop.configure(twoQueues);
  await desktop.start();
  const { code, said } = await run(desktop.host.executable, [...desktop.arguments, '--self-test']);
  expect(said.trimEnd().split('\n')).toHaveLength(1);
  expect(JSON.parse(said)).toMatchObject({
    selfTest: 'passed',
    window: true,
    journal: true,
    call: true,
    problem: null,
  });
  expect(code).toBe(0);
});

test('hidden, there is a window and nobody sees it until the program is started again', async ({ desktop }) => {
  await desktop.configure(twoQueues);
  const { app } = await desktop.start('--hidden');
  // Longer than a window that is not ready waits to be shown all the same.
  await new Promise((resolve) => setTimeout(resolve, 5_500));
  expect(await windows(app)).toMatchObject([{ isVisible: false }]);
  const second = await run(desktop.host.executable, desktop.arguments);
  expect(second.code).toBe(0);
  await expect.poll(() => windows(app)).toMatchObject([{ isVisible: true }]);
});
