import { powerMonitor, powerSaveBlocker } from 'electron';
import type { Logger } from '#hub/machine/log';
import type { OwnSettingsFile } from '../settings/setup-own-settings.ts';
import type { Wall } from './setup-wall.ts';

type Kind = 'prevent-app-suspension' | 'prevent-display-sleep';

interface Options {
  readonly own: OwnSettingsFile;
  readonly wall: Wall;
  /** The phone systems call this very PC. */
  readonly isHub: boolean;
  /** The PC slept for so long all the same, in milliseconds. */
  readonly onSlept: (milliseconds: number) => void;
  readonly log: Logger;
}

/** How often it is looked whether a wall is there. Milliseconds. */
const lookEvery = 5_000;

/**
 * One blocker: for a wall the display stays on, and with it the PC; a hub without a wall is only kept from sleeping. A
 * lid or a person can put it to sleep all the same: then it is said what that cost.
 */
export function setupAwake({ own, wall, isHub, onSlept, log }: Options): void {
  let held: { readonly id: number; readonly kind: Kind } | undefined;
  let sleptAt: number | undefined;

  function wanted(): Kind | undefined {
    if (wall.mode() !== 'off' && wall.window.window() !== undefined) return 'prevent-display-sleep';
    return isHub && own.read().keepAwake ? 'prevent-app-suspension' : undefined;
  }

  function hold(): void {
    const kind = wanted();
    if (held?.kind === kind) return;
    if (held !== undefined) powerSaveBlocker.stop(held.id);
    held = kind === undefined ? undefined : { id: powerSaveBlocker.start(kind), kind };
  }

  hold();
  own.onChange(hold);
  wall.window.onNew(() => setImmediate(hold));
  setInterval(hold, lookEvery).unref();

  powerMonitor.on('suspend', () => {
    sleptAt = Date.now();
    log.warn('The PC goes to sleep.');
  });
  powerMonitor.on('resume', () => {
    hold();
    if (sleptAt === undefined) return;
    const slept = Math.max(0, Date.now() - sleptAt);
    sleptAt = undefined;
    log.warn(
      { seconds: Math.round(slept / 1_000), isHub },
      'The PC slept; what the phone systems told meanwhile may be lost.',
    );
    onSlept(slept);
  });
}
