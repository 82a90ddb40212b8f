import { app } from 'electron';
import type { Logger } from '#hub/machine/log';
import { createGpuLosses } from '../kiosk/gpu-losses.ts';
import type { BoardWindow } from '../window/setup-window.ts';
import { relaunch } from './relaunch.ts';

/** A start after the graphics card failed too often carries this. */
const bySoftware = 'draw-by-software';

/** Before Electron is ready. */
export function setupDrawing(): void {
  if (app.commandLine.hasSwitch(bySoftware)) app.disableHardwareAcceleration();
}

/** What draws is a process of its own, which a driver may end at any time. Chromium starts it again; the pages are drawn anew. */
export function setupGpuRevival({
  boards,
  log,
}: {
  readonly boards: readonly BoardWindow[];
  readonly log: Logger;
}): void {
  const drawsBySoftware = app.commandLine.hasSwitch(bySoftware);
  const remedyFor = createGpuLosses({ now: () => performance.now(), drawsBySoftware });
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (type !== 'GPU' || reason === 'clean-exit') return;
    const remedy = remedyFor();
    log.error({ reason, exitCode, remedy }, 'What draws the pages has died.');
    if (remedy === 'relaunch') relaunch(`--${bySoftware}`);
    else for (const board of boards) board.contents()?.reload();
  });
}
