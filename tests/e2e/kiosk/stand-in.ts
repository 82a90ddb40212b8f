import type { ElectronApplication } from '@playwright/test';
import type { standIn } from '../../electron-stand-in/desk/desk.ts';
import { inBoard } from '../desktop/desktop.ts';

export type StandIn = typeof standIn;
type Display = Parameters<StandIn['plug']>[0][number];

/** Does or asks something at the stand-in's desk. */
export const atDesk = <Name extends keyof StandIn>(
  app: ElectronApplication,
  name: Name,
  ...args: StandIn[Name] extends (...all: infer Given extends readonly unknown[]) => unknown ? Given : never
): Promise<ReturnType<StandIn[Name]>> =>
  app.evaluate(
    (electron, [what, given]) => {
      const desk = (electron as unknown as { standIn: Record<string, (...all: unknown[]) => never> }).standIn;
      return desk[what as string]?.(...(given as unknown[]));
    },
    [name, [...args]] as [string, unknown[]],
  ) as Promise<ReturnType<StandIn[Name]>>;

/** A display that stands right of the machine's own. */
export const display = (id: number, label: string, width: number, height: number, x = 1920): Display => ({
  id,
  label,
  scaleFactor: 1,
  bounds: { x, y: 0, width, height },
  workArea: { x, y: 0, width, height },
});

/** Nothing while one page has gone and the next is not there: a question asked then ends with the old page. */
export const waitingOn = (app: ElectronApplication, queue = 'hallmonitor') =>
  inBoard<string | undefined>(
    app,
    `document.querySelector('[data-testid="queue-${queue}"] [data-testid="callsWaiting"]')?.textContent`,
  ).catch(() => undefined);

/** How each window lies. */
export const windows = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => ({
      bounds: window.getBounds(),
      isKiosk: window.isKiosk(),
      isFullScreen: window.isFullScreen(),
      isVisible: window.isVisible(),
      isOnTop: window.isAlwaysOnTop(),
      isFocused: window.isFocused(),
      address: window.webContents.getURL(),
    })),
  );

/** Ends the first window's page as a fault would. */
export async function crash(app: ElectronApplication): Promise<void> {
  await app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const gone = new Promise((resolve) => contents?.once('render-process-gone', resolve));
    contents?.forcefullyCrashRenderer();
    await gone;
  });
}
