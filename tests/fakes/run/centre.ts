import { type Shift, shiftAt } from '#adapters/demo/day-shape';
import { script } from '#adapters/demo/script';
import type { Instant } from '#core/time/instant';
import { hour } from '#core/time/instant';
import type { QueueRules } from '#core/book/rules';
import type { GroundEvent } from '../ground-events.ts';
import type { Calls, SolunoCall } from '../soluno/calls.ts';
import { callsOfDay } from '../soluno/ground-calls.ts';
import type { Story } from '../switches/happenings.ts';
import { storyOf } from '../switches/happenings.ts';
import type { SwanState } from '../swan/state.ts';
import { swanOf } from '../swan/ground-state.ts';
import type { Happened, PresenceSaid } from './demo-events.ts';
import { happenedIn } from './demo-events.ts';

export interface CentreOptions {
  readonly timeZone: string;
  readonly callsPerHour: number;
  readonly seed: number;
  readonly queues: readonly (QueueRules & { readonly agents: readonly string[] })[];
  /** The number of each queue's answering group, for Soluno. */
  readonly numbers: { readonly [queue: string]: string };
}

/** The demo's call centre, with each phone system's view of it. One and the same stream of calls behind all. */
export interface Centre {
  /** What goes on at `now`, with totals of what happened at `since` or later. To be asked in order of time. */
  swanAt(now: Instant, since: Instant): SwanState;
  /** Any time may be asked for, months ago as well. */
  readonly calls: Calls;
  /** What happens from `from` (inclusive) to `to` (exclusive). */
  between(from: Instant, to: Instant): readonly GroundEvent[];
  /** The same, and what the agents say of themselves; from `from` on. */
  readonly story: Story;
  /** The house is empty then, long before `start`. */
  readonly from: Instant;
}

/** Months of history that somebody fetches are worked out once. */
const mostRemembered = 120;

/** `start`: from when on the day is known that SWAN's totals are of. */
export function demoCentre(options: CentreOptions, start: Instant): Centre {
  const { timeZone, callsPerHour, seed, queues, numbers } = options;
  const records = new Map<string, readonly SolunoCall[]>();
  const events: GroundEvent[] = [];
  const presences: PresenceSaid[] = [];
  const members = Object.fromEntries(queues.map(({ id, agents }) => [id, agents]));
  const stateAt = swanOf(events, members, presences);
  const from = shiftAt(start - 24 * hour, timeZone).start;
  let knownUntil = from;
  let told: Story = storyOf([]);

  function happened(shift: Shift): Happened {
    return happenedIn(script({ callsPerHour, seed }, { source: 'demo', timeZone, queues }, shift.start, shift.end));
  }

  function know(until: Instant): void {
    while (knownUntil <= until) {
      const shift = shiftAt(knownUntil, timeZone);
      const more = happened(shift);
      events.push(...more.events);
      presences.push(...more.presences);
      knownUntil = shift.end;
      told = storyOf(events, presences);
    }
  }

  function recordsOf(shift: Shift): readonly SolunoCall[] {
    const known = records.get(shift.date) ?? [...callsOfDay(happened(shift).events, numbers)(-Infinity, Infinity)];
    records.set(shift.date, known);
    for (const oldest of records.keys()) {
      if (records.size <= mostRemembered) break;
      records.delete(oldest);
    }
    return known;
  }

  return {
    swanAt(now, since) {
      know(now);
      return stateAt(now, since);
    },
    *calls(from, to) {
      for (let shift = shiftAt(from, timeZone); shift.start < to; shift = shiftAt(shift.end, timeZone)) {
        yield* recordsOf(shift).filter((call) => call.start >= from && call.start < to);
      }
    },
    between(from, to) {
      know(to);
      return events.filter(({ at }) => at >= from && at < to);
    },
    story: {
      between(start, end) {
        know(end);
        return told.between(start, end);
      },
    },
    from,
  };
}
