import type { Instant } from '#core/time/instant';
import { second } from '#core/time/instant';
import { dayOf } from '../../truth/local-time.ts';
import { newLaterAgenda } from './agenda.ts';
import type { Happening, Story } from './happenings.ts';

/** The time in a pretended switch, which passes only when it is told to, and what happens in it. */
export interface SwitchTime {
  readonly now: () => Instant;
  readonly later: (at: Instant, act: () => void) => void;
  /** Everything happens that is due until then, `until` included. Nothing where that is past already. */
  readonly passUntil: (until: Instant) => void;
}

/** At one instant, what was planned comes before what the story tells. */
export function switchTime(story: Story, from: Instant, happens: (happening: Happening) => void): SwitchTime {
  const agenda = newLaterAgenda();
  let now = from;
  let told = from;

  function planned(until: Instant): void {
    while (agenda.nextAt() <= until) {
      now = Math.max(now, agenda.nextAt());
      agenda.next();
    }
    now = Math.max(now, until);
  }

  return {
    now: () => now,
    later: agenda.later,
    passUntil(until) {
      if (until < now) return;
      const happenings = story.between(told, until + 1);
      told = Math.max(told, until + 1);
      for (const happening of happenings) {
        planned(happening.at);
        happens(happening);
      }
      planned(until);
    },
  };
}

/** The next midnight after the instant, to the quarter of an hour that clocks change by. */
export function midnightAfter(instant: Instant, timeZone: string): Instant {
  const quarter = 900 * second;
  const day = dayOf(instant, timeZone);
  let next = (Math.floor(instant / quarter) + 1) * quarter;
  while (dayOf(next, timeZone) === day) next += quarter;
  return next;
}
