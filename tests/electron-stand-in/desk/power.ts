import type { PowerMonitor, PowerSaveBlocker } from 'electron';
import { EventEmitter } from 'node:events';
import { strict } from '../strict.ts';

const blockers = new Map<number, 'prevent-app-suspension' | 'prevent-display-sleep'>();
let lastBlocker = 0;

const blocking = {
  start(type) {
    blockers.set((lastBlocker += 1), type);
    return lastBlocker;
  },
  stop: (id) => blockers.delete(id),
  isStarted: (id) => blockers.has(id),
} satisfies PowerSaveBlocker;

export const powerSaveBlocker = strict('powerSaveBlocker', blocking);

/** For specs: what is kept awake now. */
export const keptAwake = () => [...blockers.values()];

/** Fires nothing by itself: a spec emits `suspend`, `resume`, `shutdown` and the like. */
export const powerMonitor = strict('powerMonitor', new EventEmitter() as unknown as Pick<PowerMonitor, 'on' | 'emit'>);
