import type { Instant } from '#core/time/instant';

/** What is to happen later, of a switch whose time passes in steps. */
export interface LaterAgenda {
  readonly later: (at: Instant, act: () => void) => void;
  /** When the next is due; never: infinity. */
  readonly nextAt: () => Instant;
  /** Does the next. */
  readonly next: () => void;
}

export function newLaterAgenda(): LaterAgenda {
  const appointments: { readonly at: Instant; readonly act: () => void }[] = [];
  return {
    later(at, act) {
      const place = appointments.findLastIndex((appointment) => appointment.at <= at);
      appointments.splice(place + 1, 0, { at, act });
    },
    nextAt: () => appointments[0]?.at ?? Infinity,
    next: () => appointments.shift()?.act(),
  };
}
