import { Map as PersistentMap } from 'immutable';
import type { Instant } from '../time/instant.ts';
import type { LineRules } from './line.ts';
import { lossesOf, standingOf } from './line.ts';
import type { LostCaller } from './lost-caller.ts';

/** By queue: how many lines of a day are open that were lost in it; and of all together. */
export interface OpenLines {
  readonly queues: { readonly [queue: string]: number };
  readonly all: number;
  /** So long they stay so by themselves: then a line that somebody took may open again. */
  readonly until: Instant;
}

/** Counted once, and then only those who have changed: of the thousands of a bad day one changes at a time. */
export interface OpenCount {
  readonly lines: OpenLines;
  readonly day: string;
  readonly rules: LineRules;
  /** By key, those who are others now than when they were counted: what they were then; absent: nobody. */
  readonly others: PersistentMap<string, LostCaller | undefined>;
}

/** Somebody becomes another; `before`: what he was. */
export function withOther(count: OpenCount, key: string, before: LostCaller | undefined): OpenCount {
  return count.others.has(key) ? count : { ...count, others: count.others.set(key, before) };
}

/** Those of a day (`YYYY-MM-DD`) that are open now. `last`: when somebody last asked, of the same callers as they were then. */
export function countOpen(
  callers: PersistentMap<string, LostCaller>,
  last: OpenCount | null,
  { day, now, rules }: { readonly day: string; readonly now: Instant; readonly rules: LineRules },
): OpenCount {
  const others: OpenCount['others'] = PersistentMap();
  const isSame = last !== null && last.day === day && last.rules === rules && now < last.lines.until;
  if (isSame && last.others.size === 0) return last;
  const queues = new Map<string, number>(isSame ? Object.entries(last.lines.queues) : []);
  let [all, until] = isSame ? [last.lines.all, last.lines.until] : [0, Infinity];

  function add(caller: LostCaller | undefined, sign: 1 | -1): void {
    const line = caller && openLineOf(caller, day, now, rules);
    if (!line) return;
    if (sign === 1) until = Math.min(until, line.until);
    if (!line.isOpen) return;
    all += sign;
    for (const queue of line.queues) {
      const count = (queues.get(queue) ?? 0) + sign;
      if (count === 0) queues.delete(queue);
      else queues.set(queue, count);
    }
  }

  if (isSame) {
    for (const [key, before] of last.others) {
      add(before, -1);
      add(callers.get(key), 1);
    }
  } else {
    for (const caller of callers.values()) add(caller, 1);
  }
  return { lines: { queues: Object.fromEntries(queues), all, until }, day, rules, others };
}

/** What one caller adds to the count; `until`: when time alone makes it another. */
interface OpenLine {
  readonly isOpen: boolean;
  readonly queues: ReadonlySet<string>;
  readonly until: Instant;
}

/** `null`: he was not lost on that day. */
function openLineOf(caller: LostCaller, day: string, now: Instant, rules: LineRules): OpenLine | null {
  const losses = lossesOf(caller, day, rules.timeZone);
  const last = losses.at(-1);
  if (last === undefined) return null;
  const { state, at } = standingOf(caller, last.entry, now, rules.takenFor);
  const until = state === 'taken' && at !== null ? at + rules.takenFor : Infinity;
  return { isOpen: state === 'open', queues: new Set(losses.map(({ queue }) => queue)), until };
}
