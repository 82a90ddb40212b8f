import type { ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, expect, test as base, type ElectronApplication, type Page } from '@playwright/test';
import { quietPort } from '../../support/quiet-port.ts';
import { createFlexfone, type Flexfone } from '../flexfone.ts';
import { findHost, root, type Host } from './host.ts';

export { expect };

const secret = 'a-secret-for-the-desktop-specs-0123456789abcdef';

/** Two queues and the phone system, as the contract's file has them; ports are added at the start. */
export const twoQueues = {
  timeZone: 'Europe/Copenhagen',
  language: 'da',
  queues: [
    { id: 'hallmonitor', name: 'HallMonitor Support', agents: ['201', '202', '203'] },
    { id: 'switchpay', name: 'SwitchPay Support', agents: ['203', '204', '205'] },
  ],
  sources: [{ id: 'pbx', adapter: 'flexfone-webhooks', secret }],
};

interface Started {
  readonly app: ElectronApplication;
  readonly page: Page;
}

/** One installed desktop: its folders and ports stay the same however often it is started. */
export interface Desktop {
  readonly host: Host;
  /** Chromium's switches and the program, to start a second one by hand. */
  readonly arguments: readonly string[];
  readonly folder: string;
  readonly ports: { readonly board: number; readonly webhooks: number };
  readonly flexfone: Flexfone;
  /** Replaces the settings; text is written as it stands. */
  configure(settings: object | string): Promise<void>;
  /** Replaces what belongs to this PC: `desktop.json`. */
  configureOwn(settings: object): Promise<void>;
  /** Starts the program and waits for its board; the spec's end closes it. `more`: switches. */
  start(...more: readonly string[]): Promise<Started>;
  /** Starts a program that will have no board to show. */
  startInTrouble(...more: readonly string[]): Promise<Started>;
  /** Resolves when the program has ended by itself, with its code. */
  ended(): Promise<number | null>;
  /** Ends the program at once, as the end of a session on Windows does. */
  kill(): Promise<void>;
}

export const test = base.extend<{ desktop: Desktop }, { host: Host }>({
  host: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from this pattern.
    async ({}, provide) => {
      const host = findHost();
      console.log(`Host: ${host.name}.`);
      await provide(host);
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  async desktop({ host }, provide) {
    const { desktop, remove } = await createDesktop(host);
    await provide(desktop);
    await remove();
  },
});

/** The window of the board: a strip, where there is one, may be there before it. */
async function boardOf(app: ElectronApplication): Promise<Page> {
  const isBoard = (page: Page): boolean => !/^about:blank$|[?&]strip=/.test(page.url());
  const first = await app.firstWindow();
  const board = (): Page | undefined => app.windows().find(isBoard);
  await expect.poll(() => board() !== undefined, { timeout: 30_000 }).toBe(true);
  return board() ?? first;
}

/** Prepares a desktop in a folder of its own. `remove` ends it and takes the folder away. */
export async function createDesktop(host: Host): Promise<{ desktop: Desktop; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'wallboard-desktop-'));
  const [board, webhooks] = [await quietPort(), await quietPort()];
  const args = [root, `--user-data-dir=${folder}`];
  let app: ElectronApplication | undefined;
  let child: ChildProcess | undefined;

  const desktop: Desktop = {
    host,
    arguments: args,
    folder,
    ports: { board, webhooks },
    flexfone: createFlexfone(`http://127.0.0.1:${webhooks}`, secret),
    async configure(settings) {
      const ports = { board: { port: board }, webhooks: { port: webhooks } };
      await mkdir(folder, { recursive: true });
      const text = typeof settings === 'string' ? settings : JSON.stringify({ ...ports, ...settings });
      await writeFile(join(folder, 'settings.json'), text);
    },
    async configureOwn(settings) {
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, 'desktop.json'), JSON.stringify(settings));
    },
    async start(...more) {
      const started = await desktop.startInTrouble(...more);
      await expect(started.page.getByRole('article')).toHaveCount(2);
      return started;
    },
    async startInTrouble(...more) {
      const env = { ...(process.env as Record<string, string>), LOG_LEVEL: 'silent' };
      app = await _electron.launch({ args: [...args, ...more], cwd: root, env });
      child = app.process();
      return { app, page: await boardOf(app) };
    },
    async ended() {
      const ending = child;
      app = undefined;
      if (ending === undefined) return null;
      return ending.exitCode ?? new Promise((resolve) => ending.once('exit', resolve));
    },
    async kill() {
      const ending = child;
      app = undefined;
      if (ending === undefined || ending.exitCode !== null) return;
      const ended = new Promise((resolve) => ending.once('exit', resolve));
      ending.kill('SIGKILL');
      await ended;
    },
  };
  return {
    desktop,
    async remove() {
      await app?.close().catch(() => undefined);
      await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}

/** The number or word of one figure of a queue. */
export const figure = (page: Page, queue: string, name: string) => page.getByTestId(`queue-${queue}`).getByTestId(name);

/** What runs in the page that is open now, also where Playwright holds on to one that died. */
export const inBoard = <Answer>(app: ElectronApplication, script: string): Promise<Answer> =>
  app.evaluate(
    async ({ BrowserWindow }, text) =>
      (await BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(text)) as never,
    script,
  );
