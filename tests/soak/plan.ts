import type { Instant } from '#core/time/instant';
import { hour, minute, second } from '#core/time/instant';
import { flexfoneRequests } from '../fakes/flexfone-pbx.ts';
import type { FlexfoneRequest } from '../fakes/flexfone-spelling.ts';
import type { GroundEvent } from '../fakes/ground-events.ts';
import { type Random, seededRandom } from '../fakes/random.ts';
import { dayOf, startOfDay } from '../truth/local-time.ts';
import { centreDay, timeZone } from './centre.ts';

/** A Friday, so that the night on which the clocks go back is the second. */
export const begin: Instant = Date.parse('2026-10-23T06:00:00+02:00');

export interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

/** What goes wrong at a moment. Who calls sees nothing of it but at night: what nobody acknowledged is said again. */
export type Fault =
  | { readonly kind: 'kill'; readonly at: Instant }
  | { readonly kind: 'stop'; readonly at: Instant }
  | { readonly kind: 'killedForAWhile'; readonly at: Instant; readonly to: Instant }
  | { readonly kind: 'settings'; readonly at: Instant }
  | { readonly kind: 'streamCut'; readonly at: Instant }
  | { readonly kind: 'swan'; readonly at: Instant; readonly how: SwanTrouble }
  | { readonly kind: 'flush'; readonly at: Instant; readonly milliseconds: number };

export type SwanTrouble = 'none' | 'dies' | 'failing' | 'busy' | 'html' | 'half' | 'refused' | 'errorEnvelope';
const troubles: readonly SwanTrouble[] = ['dies', 'failing', 'busy', 'html', 'half', 'errorEnvelope'];

export interface DayPlan {
  readonly date: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly called: readonly GroundEvent[];
  readonly polled: readonly GroundEvent[];
  readonly requests: readonly FlexfoneRequest[];
  /** Requests overtake one another and come late: numbers of seconds are not those of what happened. */
  readonly isJittered: boolean;
  readonly pbxDown: Span | null;
  readonly faults: readonly Fault[];
}

/** Days that the hub lives through at a stretch are in the middle, so that what it holds can be seen to grow or not. */
function isRough(index: number, days: number): boolean {
  return index < days * 0.4 || index >= days * 0.85;
}

export function planned(hours: number, seed: number): readonly DayPlan[] {
  const end = begin + hours * hour;
  const dates: string[] = [];
  for (let at = begin; at < end; at = startOfDay(dateAfter(dayOf(at, timeZone)), timeZone))
    dates.push(dayOf(at, timeZone));
  return dates.map((date, index) => {
    const from = Math.max(begin, startOfDay(date, timeZone));
    const to = Math.min(end, startOfDay(dateAfter(date), timeZone));
    return planDay({ date, from, to }, seed * 1_000 + index, isRough(index, dates.length), index);
  });
}

export function dateAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 24 * hour).toISOString().slice(0, 10);
}

function planDay(
  { date, from, to }: Span & { readonly date: string },
  seed: number,
  rough: boolean,
  index: number,
): DayPlan {
  const random = seededRandom(seed);
  const midnight = startOfDay(date, timeZone);
  const at = (hours: number): Instant => midnight + Math.round(hours * 3_600) * second;
  const isWeekday = ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
  const pbxDown = isWeekday && random.chance(0.35) ? { from: at(10.5), to: at(13) } : null;
  const { called, polled } = centreDay(date, seed, pbxDown);
  const isJittered = index > 0 && random.chance(0.2);
  const network = {
    jitterSeconds: isJittered ? 2 : 0,
    repeatChance: random.between(0.02, 0.15),
    repeatWithinSeconds: 4,
  };
  const within = (event: { readonly at: Instant }): boolean => event.at >= from && event.at < to;
  // Who was there before it began is not told of.
  const begun = new Set(called.flatMap((event) => (event.at < from ? [event.call] : [])));
  const events = called.filter((event) => !begun.has(event.call));
  const requests = flexfoneRequests(events, { ...network, seed, names: 'mix', methods: 'mix' }).filter(within);

  const faults = faultsOf({ random, at, rough, requests });
  return { date, from, to, called: events, polled, requests, isJittered, pbxDown, faults: faults.filter(within) };
}

interface Surroundings {
  readonly random: Random;
  readonly at: (hours: number) => Instant;
  readonly rough: boolean;
  readonly requests: readonly FlexfoneRequest[];
}

function faultsOf({ random, at, rough, requests }: Surroundings): Fault[] {
  const faults: Fault[] = [];
  const times = (most: number): undefined[] => Array.from({ length: Math.floor(random.between(1, most + 0.99)) });
  const amidst = (): Instant => random.pick(requests).at;
  if (requests.length > 0 && rough) {
    for (const _ of times(3)) faults.push({ kind: 'kill', at: amidst() });
    if (random.chance(0.5)) faults.push({ kind: 'stop', at: amidst() });
    if (random.chance(0.4)) {
      const fall = at(random.between(22.6, 23.2));
      faults.push({ kind: 'killedForAWhile', at: fall, to: fall + Math.round(random.between(3, 30)) * minute });
    }
  }
  for (const _ of times(3)) if (requests.length > 0) faults.push({ kind: 'settings', at: amidst() });
  for (const _ of times(4)) faults.push({ kind: 'streamCut', at: at(random.between(6, 22)) });
  for (const _ of times(2)) {
    const fall = at(random.between(6, 21));
    faults.push({ kind: 'swan', at: fall, how: random.pick(troubles) });
    faults.push({ kind: 'swan', at: fall + Math.round(random.between(2, 40)) * minute, how: 'none' });
  }
  if (random.chance(0.5)) {
    const slow = at(random.between(9, 15));
    faults.push({ kind: 'flush', at: slow, milliseconds: Math.round(random.between(5, 60)) });
    faults.push({ kind: 'flush', at: slow + 2 * minute, milliseconds: 0 });
  }
  return faults.toSorted((one, other) => one.at - other.at);
}
