import type { Chromium } from './chromium.ts';

/** What all parts of the stand-in share. */
interface Machine {
  isReady: boolean;
  /** There once the program is ready. */
  chromium?: Chromium;
}

export const machine: Machine = { isReady: false };

/** @throws as Electron does when something is asked too late */
export function mustBeBeforeReady(what: string): void {
  if (machine.isReady) throw new Error(`${what} should be called before app is ready`);
}

/** @throws as Electron does when something is asked too early */
export function mustBeReady(what: string): void {
  if (!machine.isReady) throw new Error(`${what} can only be used after the app is ready`);
}

/** @throws before the program is ready */
export function devTools() {
  if (machine.chromium === undefined) throw new Error('Chromium has not started: the app is not ready.');
  return machine.chromium.devTools;
}
