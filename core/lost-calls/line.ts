import type { Instant, Milliseconds } from '../time/instant.ts';
import { second } from '../time/instant.ts';
import { dayOf, isoOrNull, toIso } from '../time/zone.ts';
import type { Loss, LostCaller } from './lost-caller.ts';

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
export function linesOf(
  callers: Iterable<LostCaller>,
  day: string,
  now: Instant,
  rules: LineRules,
): readonly LostLine[] {
  return [...callers]
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

/** Those of a day, in order of entry. */
export function lossesOf({ losses }: LostCaller, day: string, timeZone: string): readonly Loss[] {
  return losses.filter(({ entry }) => dayOf(entry, timeZone) === day).toSorted((a, b) => a.entry - b.entry);
}

/** Whichever reached him first since his last try; else whoever takes it now. */
export function standingOf(caller: LostCaller, lastAt: Instant, now: Instant, takenFor: Milliseconds): Standing {
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
