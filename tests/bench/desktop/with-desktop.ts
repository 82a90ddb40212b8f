import type { ElectronApplication } from '@playwright/test';
import { createDesktop, type Desktop } from '#tests/e2e/desktop/desktop';
import { findHost } from '#tests/e2e/desktop/host';

const { default: buildAll } = (await import(new URL('../../../build/before-e2e.mjs', import.meta.url).href)) as {
  readonly default: () => Promise<void>;
};

/** A desktop in a folder of its own, and what it ran on, for as long as `measure` takes. */
export async function withDesktop<Result>(
  measure: (desktop: Desktop, host: string) => Promise<Result>,
): Promise<Result> {
  const host = findHost();
  await buildAll();
  const { desktop, remove } = await createDesktop(host);
  try {
    return await measure(desktop, host.name);
  } finally {
    await remove();
  }
}

/** Begins to watch how late the main process' event loop is. `read`: the 99.9th per cent in milliseconds, since the last reading. */
export async function watchLoop(app: ElectronApplication): Promise<{ read(): Promise<number> }> {
  await app.evaluate(() => {
    const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks');
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    Object.assign(globalThis, { delay });
  });
  return {
    read: () =>
      app.evaluate(() => {
        const { delay } = globalThis as unknown as {
          readonly delay: { percentile(share: number): number; reset(): void };
        };
        const p999 = delay.percentile(99.9) / 1_000_000;
        delay.reset();
        return p999;
      }),
  };
}
