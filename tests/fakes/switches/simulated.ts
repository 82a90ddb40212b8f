import type { Instant } from '#core/time/instant';
import { simulateDay } from '../call-centre.ts';
import type { CentreSetup } from '../centre-setup.ts';
import { startOfDay } from '../../truth/local-time.ts';
import type { Story } from './happenings.ts';
import { storyOf } from './happenings.ts';
import { presencesIn } from './presences.ts';

/** A simulated day for a pretended switch to tell of. */
export interface SimulatedStory {
  readonly story: Story;
  readonly setup: CentreSetup;
  /** The day's first instant, before anything happened. */
  readonly from: Instant;
  /** When everything is over. */
  readonly until: Instant;
}

export function simulatedStory(setup: CentreSetup): SimulatedStory {
  const events = simulateDay(setup);
  return {
    story: storyOf(events, presencesIn(events, setup.habits.wrapUpSeconds, setup.seed)),
    setup,
    from: startOfDay(setup.day, setup.timeZone),
    until: events.at(-1)?.at ?? 0,
  };
}
