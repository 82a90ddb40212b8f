import type { Display, Rectangle, Screen } from 'electron';
import { EventEmitter } from 'node:events';
import { machine, mustBeReady } from './machine.ts';
import { strict } from './strict.ts';

type StandInDisplay = Pick<Display, 'bounds' | 'id' | 'label' | 'scaleFactor' | 'workArea'>;

let displays: readonly StandInDisplay[] = [];

/** What the machine's one screen was found to be. */
export function setScreen(bounds: Rectangle, workArea: Rectangle): void {
  displays = [{ id: 1, label: 'Stand-in', bounds, scaleFactor: 1, workArea }];
}

function known(): readonly Display[] {
  mustBeReady('screen');
  if (displays.length === 0) throw new Error('The screen is not known yet.');
  return displays.map((display) => strict('display', display) as Display);
}

/** How much of one lies in the other. */
function shared(one: Rectangle, other: Rectangle): number {
  const across = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const down = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return Math.max(0, across) * Math.max(0, down);
}

const first = (all: readonly Display[]) => all[0] as Display;

export function matching(rectangle: Rectangle): Display {
  const all = known();
  return all.reduce(
    (best, next) => (shared(next.bounds, rectangle) > shared(best.bounds, rectangle) ? next : best),
    first(all),
  );
}

const parts = {
  getPrimaryDisplay: () => first(known()),
  getAllDisplays: () => [...known()],
  getDisplayMatching: matching,
} satisfies Pick<Screen, 'getAllDisplays' | 'getDisplayMatching' | 'getPrimaryDisplay'>;

export const screen = strict('screen', Object.assign(new EventEmitter(), parts));

/** For specs: these are the displays from now on, the first is the primary one; told as Electron tells it. */
export function plug(next: readonly StandInDisplay[]): void {
  const before = displays;
  displays = next;
  if (!machine.isReady) return;
  const event = strict('event', {});
  for (const gone of before.filter(({ id }) => !next.some((each) => each.id === id))) {
    screen.emit('display-removed', event, gone);
  }
  for (const come of next.filter(({ id }) => !before.some((each) => each.id === id))) {
    screen.emit('display-added', event, come);
  }
  for (const now of next) {
    const was = before.find(({ id }) => id === now.id);
    if (was === undefined) continue;
    const changed = (['bounds', 'workArea'] as const).filter(
      (name) => JSON.stringify(was[name]) !== JSON.stringify(now[name]),
    );
    if (changed.length > 0) screen.emit('display-metrics-changed', event, now, changed);
  }
}
