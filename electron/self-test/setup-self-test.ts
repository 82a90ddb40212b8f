import { app } from 'electron';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HubHost } from '../hub/hub-host.ts';
import type { BoardWindow } from '../window/setup-window.ts';
import { runSelfTest } from './self-test.ts';

const queue = 'self-test';
const secret = randomBytes(24).toString('base64url');

/** The settings of a self-test: nobody's, on ports that nobody has. */
export const selfTestSettings = {
  queues: [{ id: queue, name: 'Self-test' }],
  sources: [{ id: 'pbx', adapter: 'flexfone-webhooks', secret }],
  board: { port: 0 },
  webhooks: { port: 0 },
};

/** A folder of its own: the test touches no journal of the PC, and runs beside a board that is up. */
export const selfTestFolder = (): string => mkdtempSync(join(tmpdir(), 'wallboard-self-test-'));

interface Options {
  readonly folder: string;
  readonly board: BoardWindow;
  readonly host: HubHost;
}

/**
 * `--self-test`, for an installer's check and for whoever answers the telephone: window up, journal open, one call counted
 * all the way to the page. Prints one line of JSON and ends: 0, or 1 where something failed.
 */
export async function setupSelfTest({ folder, board, host }: Options): Promise<void> {
  const inPage = async (script: string): Promise<unknown> => board.contents()?.executeJavaScript(script);
  const figure = `document.querySelector('[data-testid="queue-${queue}"] [data-testid="callsWaiting"]')?.textContent`;
  const result = await runSelfTest({
    async journal() {
      const { board: address } = host.addresses() ?? {};
      return address !== undefined && (await fetch(new URL('healthz', `${address}/`))).ok;
    },
    window: async () => board.window()?.isVisible() === true && typeof (await inPage(figure)) === 'string',
    async send() {
      const { webhooks } = host.addresses() ?? {};
      const call = `${webhooks}/hooks/pbx/${secret}/queue/${queue}/enter?uniquecallid=self-test-1&callerid=hidden`;
      const { status } = await fetch(call);
      if (status !== 200) throw new Error(`The call was answered ${status} and not 200.`);
    },
    isCounted: async () => (await inPage(figure)) === '1',
  });
  const versions = { version: app.getVersion(), electron: process.versions['electron'], node: process.versions.node };
  writeSync(1, `${JSON.stringify({ ...result, ...versions })}\n`);
  await Promise.race([host.close(), new Promise((resolve) => setTimeout(resolve, 3_000))]);
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // Windows may still hold the pages' own files: the system clears its temporary folder.
  }
  app.exit(result.selfTest === 'passed' ? 0 : 1);
}
