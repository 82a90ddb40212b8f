import type { Instant, Milliseconds } from '../time/instant.ts';
import { second } from '../time/instant.ts';
import { dayOf, isoOrNull, toIso } from '../time/zone.ts';
import type { Loss, LostCaller, LostCalls } from './lost-calls.ts';

/** One caller who was lost that day. The names are the contract's; seconds are whole, instants ISO 8601. */
export interface LostLine {
  /** By it a person says which line he means. */
  readonly id: string;
  /** His number, completed; `null`: not told. */
  readonly caller: string | null;
  /** The ids of the queues in which he was lost. */
  readonly queues: readonly string[];
  readonly times: number;
  readonly firstAt: string;
  readonly lastAt: string;
  readonly longestWaitSeconds: number;
  readonly state: 'open' | 'taken' | 'reached';
  readonly how: 'calledBack' | 'gotThrough' | 'byHand' | null;
  /** Who called back (a local number), or said that he takes it or has reached him. */
  readonly by: string | null;
  /** Since when it is in that state; `null` while it is open. */
  readonly at: string | null;
  /** How often an agent called the number since the first try. */
  readonly attempts: number;
}

export interface LineRules {
  readonly timeZone: string;
  /** For so long a line that somebody took stays taken, if the caller is not reached. */
  readonly takenFor: Milliseconds;
}

type Standing = Pick<LostLine, 'state' | 'how' | 'by'> & { readonly at: Instant | null };

/** The lines of a day (`YYYY-MM-DD`), by the first try. */
export function linesOf({ callers }: LostCalls, day: string, now: Instant, rules: LineRules): readonly LostLine[] {
  return [...callers.values()]
    .map((caller) => ({ caller, losses: lossesOf(caller, day, rules.timeZone) }))
    .flatMap(({ caller, losses: [first, ...others] }) =>
      first === undefined ? [] : { caller, losses: [first, ...others] as const },
    )
    .toSorted((a, b) => a.losses[0].entry - b.losses[0].entry)
    .map(({ caller, losses }) => lineOf(caller, losses, now, rules));
}

function lineOf(caller: LostCaller, losses: readonly [Loss, ...Loss[]], now: Instant, rules: LineRules): LostLine {
  const [first] = losses;
  const [firstAt, lastAt] = [first.entry, losses.at(-1)?.entry ?? first.entry];
  const { at, ...standing } = standingOf(caller, lastAt, now, rules.takenFor);
  return {
    id: first.call,
    caller: caller.number,
    queues: [...new Set(losses.map(({ queue }) => queue))],
    times: losses.length,
    firstAt: toIso(firstAt, rules.timeZone),
    lastAt: toIso(lastAt, rules.timeZone),
    longestWaitSeconds: Math.round(Math.max(...losses.map(({ waited }) => waited)) / second),
    ...standing,
    at: isoOrNull(at, rules.timeZone),
    attempts: caller.dials.filter((dial) => dial.at >= firstAt).length,
  };
}

/** In order of entry. */
function lossesOf({ losses }: LostCaller, day: string, timeZone: string): readonly Loss[] {
  return losses.filter(({ entry }) => dayOf(entry, timeZone) === day).toSorted((a, b) => a.entry - b.entry);
}

/** Whichever reached him first since his last try; else whoever takes it now. */
function standingOf(caller: LostCaller, lastAt: Instant, now: Instant, takenFor: Milliseconds): Standing {
  const act = caller.acts.at(-1);
  const reached: Standing[] = [
    ...caller.answers.map((at): Standing => ({ state: 'reached', how: 'gotThrough', by: null, at })),
    ...caller.dials.map(({ reachedAt: at, agent }): Standing => ({
      state: 'reached',
      how: 'calledBack',
      by: agent,
      at,
    })),
    ...(act?.kind === 'reach' ? [{ state: 'reached', how: 'byHand', by: act.by, at: act.at } as const] : []),
  ];
  const since = reached.filter(({ at }) => at !== null && at > lastAt).toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0));
  const [first] = since;
  if (first !== undefined) return first;
  if (act?.kind === 'take' && now < act.at + takenFor) return { state: 'taken', how: null, by: act.by, at: act.at };
  return { state: 'open', how: null, by: null, at: null };
}

/** By queue: how many lines of that day are open that were lost in it; and of all together. */
export interface OpenLines {
  readonly queues: { readonly [queue: string]: number };
  readonly all: number;
  /** So long they stay so by themselves: then a line that somebody took opens again. */
  readonly until: Instant;
}

export function openLines(lost: LostCalls, day: string, now: Instant, rules: LineRules): OpenLines {
  const queues: { [queue: string]: number } = {};
  let [all, until] = [0, Infinity];
  for (const caller of lost.callers.values()) {
    const line = openLineOf(caller, day, now, rules);
    if (line === null) continue;
    until = Math.min(until, line.until);
    if (!line.isOpen) continue;
    all += 1;
    for (const queue of line.queues) queues[queue] = (queues[queue] ?? 0) + 1;
  }
  return { queues, all, until };
}

/** What one caller adds to the count; `until`: when time alone makes it another. */
interface OpenLine {
  readonly isOpen: boolean;
  readonly queues: ReadonlySet<string>;
  readonly until: Instant;
}

interface Reckoned {
  readonly line: OpenLine | null;
  readonly day: string;
  readonly rules: LineRules;
}

/**
 * A caller is a value, and of the thousands of a bad day one changes at a time: with each change they are all counted, and
 * each is looked into once.
 */
const reckoned = new WeakMap<LostCaller, Reckoned>();

/** `null`: he was not lost on that day. */
function openLineOf(caller: LostCaller, day: string, now: Instant, rules: LineRules): OpenLine | null {
  const known = reckoned.get(caller);
  const isSame = known?.day === day && known.rules === rules;
  if (isSame && (known.line === null || now < known.line.until)) return known.line;
  const line = reckon(caller, day, now, rules);
  reckoned.set(caller, { line, day, rules });
  return line;
}

function reckon(caller: LostCaller, day: string, now: Instant, rules: LineRules): OpenLine | null {
  const losses = lossesOf(caller, day, rules.timeZone);
  const last = losses.at(-1);
  if (last === undefined) return null;
  const { state, at } = standingOf(caller, last.entry, now, rules.takenFor);
  const until = state === 'taken' && at !== null ? at + rules.takenFor : Infinity;
  return { isOpen: state === 'open', queues: new Set(losses.map(({ queue }) => queue)), until };
}
