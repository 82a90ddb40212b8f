import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import type { Queue } from '#core/board/queue';
import { createConfig } from '#hub/config/config';
import { createHub } from '#hub/hub';
import { runningClock } from '../support/clocks.ts';

/** A real hub with one database, at ten o'clock. */
export async function startBoard(source: { readonly [setting: string]: unknown }) {
  const dataFolder = mkdtempSync(join(tmpdir(), 'wallboard-databases-board-'));
  const logLines: string[] = [];
  const configuration = {
    timeZone: 'Europe/Copenhagen',
    queues: [{ id: 'support', name: 'Support', agents: ['203'] }],
    sources: [{ id: 'pbx', adapter: 'database', everySeconds: 0.2, ...source }],
    board: { port: 0 },
    webhooks: { port: 0 },
  };
  const hub = await createHub({
    config: createConfig(configuration, { environment: {} }),
    dataFolder,
    pageFolder: dataFolder,
    log: pino({ level: 'trace' }, { write: (text) => void logLines.push(text) }),
    clock: runningClock('2026-11-18T10:00:00+01:00'),
  });
  const { board } = await hub.start();
  await hub.caughtUp();
  const asked = async <Answer>(path: string): Promise<Answer> =>
    (await (await fetch(`${board}${path}`)).json()) as Answer;
  const queue = async () => (await asked<{ queues: Queue[] }>('/api/queues')).queues[0];
  const status = async () =>
    (await asked<{ sources: { state: string; lastError: string | null }[] }>('/api/sources')).sources[0];
  /** What it came to, as soon as it is so; after a while what it is instead. */
  async function settled<Value>(look: () => Promise<Value>, isSo: (value: Value) => boolean): Promise<Value> {
    for (let tries = 0; ; tries += 1) {
      const value = await look();
      if (isSo(value) || tries > 200) return value;
      await pause(50);
    }
  }
  return {
    logLines,
    /** Of these figures, what the board shows of them, once they are as they should be. */
    async figures(wanted: Partial<Queue>) {
      const names = Object.keys(wanted) as (keyof Queue)[];
      const of = (each: Queue | undefined) => Object.fromEntries(names.map((name) => [name, each?.[name]]));
      return of(await settled(queue, (each) => JSON.stringify(of(each)) === JSON.stringify(wanted)));
    },
    /** What is said of the source, once it says that. */
    says: (sentence: string) =>
      settled(
        async () => (await status())?.lastError ?? '',
        (said) => said.includes(sentence),
      ),
    state: (wanted: string) =>
      settled(
        async () => (await status())?.state,
        (state) => state === wanted,
      ),
    async close() {
      await hub.close();
      rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
