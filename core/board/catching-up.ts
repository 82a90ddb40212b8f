import type { Rules } from '../book/rules.ts';
import type { NumberName } from '../said/numbers.ts';
import { numberNames } from '../said/numbers.ts';
import type { Instant } from '../time/instant.ts';
import { toIso } from '../time/zone.ts';
import { limitsOf } from './limits.ts';
import type { Picture, Provenance } from './queue.ts';

const provenance: Provenance = { source: null, asOf: null, stale: false, estimated: false, unknown: 'catchingUp' };

const everyNumber = <Value>(value: Value) =>
  Object.fromEntries(numberNames.map((name) => [name, value])) as { readonly [name in NumberName]: Value };

/** What a screen shows while today is read back: half of a day is no number, so each is unknown. `done` from 0 to 1. */
export function pictureCatchingUp(rules: Rules, now: Instant, done: number): Picture {
  return {
    at: toIso(now, rules.timeZone),
    queues: rules.queues.map((queue) => ({
      id: queue.id,
      name: queue.name ?? queue.id,
      level: 'calm',
      levelReason: null,
      ...everyNumber(null),
      longestWaitTime: null,
      avgWaitTime: null,
      waitingSince: null,
      agentsRinging: null,
      agents: null,
      limits: limitsOf(queue),
      provenance: everyNumber(provenance),
    })),
    catchingUp: { done },
  };
}
