import type { Display, Rectangle, Screen } from 'electron';
import { EventEmitter } from 'node:events';
import { mustBeReady } from './machine.ts';
import { strict } from './strict.ts';

let display: Pick<Display, 'bounds' | 'id' | 'label' | 'workArea'> | undefined;

/** What the machine's one screen was found to be. */
export function setScreen(bounds: Rectangle, workArea: Rectangle): void {
  display = { id: 1, label: 'Stand-in', bounds, workArea };
}

function primary(): Display {
  mustBeReady('screen');
  if (display === undefined) throw new Error('The screen is not known yet.');
  return strict('display', display) as Display;
}

const parts = {
  getPrimaryDisplay: primary,
  getAllDisplays: () => [primary()],
  getDisplayMatching: (_rectangle) => primary(),
} satisfies Pick<Screen, 'getAllDisplays' | 'getDisplayMatching' | 'getPrimaryDisplay'>;

export const screen = strict('screen', Object.assign(new EventEmitter(), parts));
