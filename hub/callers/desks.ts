import type { Base } from '../base/base.ts';
import type { Engines } from '../engine/engines.ts';
import { createLostCallDesk, type LostCallDesk } from '../lost-calls/desk.ts';
import { type CallerDesk, createCallerDesk } from './desk.ts';

interface DesksOptions {
  readonly base: Base;
  readonly engines: Pick<Engines, 'current' | 'renewLost'>;
  /** What else keeps calls in memory for a while, and lets go of a number. */
  readonly holding: readonly { forget(number: RegExp): void }[];
}

/** Whatever is asked of those who call: whom nobody has reached yet, and what is kept of one of them. */
export function createDesksOfCallers({ base, engines, holding }: DesksOptions): {
  readonly lostCalls: LostCallDesk;
  readonly callers: CallerDesk;
} {
  const { journal, audit, clock, commit, folder, log } = base;
  const shown = { shown: engines.current, journal, now: clock.now, audit };
  const forget = (number: RegExp): void => holding.forEach((each) => each.forget(number));
  return {
    lostCalls: createLostCallDesk({ ...shown, commit }),
    callers: createCallerDesk({ ...shown, folder, renewLost: engines.renewLost, forget, log }),
  };
}
