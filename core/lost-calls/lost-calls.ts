import { Map as PersistentMap, OrderedMap } from 'immutable';
import type { PassageChange } from '../calls/changes.ts';
import type { Passage } from '../calls/passage.ts';
import { isReached } from '../outbound/own-calls.ts';
import type { Instant, Milliseconds } from '../time/instant.ts';
import { hour } from '../time/instant.ts';
import type { Act, Dial, Loss, LostCaller } from './lost-caller.ts';
import type { OpenCount } from './open-count.ts';
import { withOther } from './open-count.ts';
import { nothingRecent, type Recent, recentOf, withRecent } from './recent.ts';

/**
 * Who was lost, and what became of it. A value, apart from the book, which knows no numbers: it lives in memory alone and is made
 * again from the journal, whose rules for what is personal are its own.
 */
export interface LostCalls {
  /** By call: the caller's number, where it is told. The oldest are let go of. */
  readonly calls: Recent<string>;
  /** Calls that have told no number yet. The oldest are let go of: a number that still comes comes soon. */
  readonly unnamed: OrderedMap<string, true>;
  /** By number; of one who told none by call. */
  readonly callers: PersistentMap<string, LostCaller>;
  /** By number: when somebody was answered last. */
  readonly answers: OrderedMap<string, Instant>;
  /** By leg: whom agents are calling now. */
  readonly dials: OrderedMap<string, string>;
  /** When what is too old was let go of last. */
  readonly tidiedAt: Instant;
  /** How many lines were open when somebody last asked, and who has become another since; `null`: to be counted from the beginning. */
  readonly open: OpenCount | null;
}

export const nobodyLost: LostCalls = {
  calls: nothingRecent,
  unnamed: OrderedMap(),
  callers: PersistentMap(),
  answers: OrderedMap(),
  dials: OrderedMap(),
  tidiedAt: -Infinity,
  open: null,
};

/** So many calls, answers and calls of agents are remembered, whoever calls: as many calls as a source may have open. */
const leastCalls = 50_000;
const mostUnnamed = 5_000;
const mostAnswers = 20_000;
const mostDials = 5_000;
/** Of one caller so many tries, and so many acts of people. */
const mostOfOne = 200;
/** So many callers who were lost. */
const mostCallers = 50_000;

/** The number of a call is told; `null`: it is not. A number that was told once stays. */
export function withNumber(lost: LostCalls, call: string, number: string | null): LostCalls {
  if (recentOf(lost.calls, call) !== undefined) return lost;
  if (number === null) {
    return lost.unnamed.has(call) ? lost : { ...lost, unnamed: bounded(lost.unnamed.set(call, true), mostUnnamed) };
  }
  const known = {
    ...lost,
    calls: withRecent(lost.calls, call, number, leastCalls),
    unnamed: lost.unnamed.delete(call),
  };
  const unnamed = lost.callers.get(hiddenKey(call));
  if (unnamed === undefined) return known;
  // Whose call it was is told after it was lost.
  const named = lost.callers.get(number) ?? newcomer(lost, number);
  const both = { ...named, losses: [...named.losses, ...unnamed.losses], acts: [...named.acts, ...unnamed.acts] };
  return withCaller(withoutCaller(known, hiddenKey(call)), number, both);
}

/** What became of passages. `name` makes the calls of one source known from another's. */
export function withChanges(
  lost: LostCalls,
  changes: readonly PassageChange[],
  name: (call: string) => string,
): LostCalls {
  return changes.reduce((known, change) => afterChange(known, change, name), lost);
}

function afterChange(lost: LostCalls, { before, after }: PassageChange, name: (call: string) => string): LostCalls {
  let next = lost;
  if (before?.class === 'abandoned' || before?.class === 'answered') next = withoutPassage(next, before, name);
  if (after?.class === 'abandoned' || after?.class === 'answered') next = withPassage(next, after, name);
  return next;
}

function withPassage(lost: LostCalls, passage: Passage, name: (call: string) => string): LostCalls {
  const { entry, queue, until = entry } = passage;
  const call = name(passage.call);
  const number = recentOf(lost.calls, call) ?? null;
  if (passage.class === 'abandoned') {
    const loss: Loss = { call, queue, entry, waited: Math.max(0, until - entry) };
    const key = number ?? hiddenKey(call);
    const caller = lost.callers.get(key) ?? newcomer(lost, number);
    return withCaller(lost, key, { ...caller, losses: [...caller.losses, loss].slice(-mostOfOne) });
  }
  if (number === null) return lost;
  const answers = bounded(lost.answers.delete(number).set(number, until), mostAnswers);
  const caller = lost.callers.get(number);
  const known = { ...lost, answers };
  if (caller === undefined) return known;
  return withCaller(known, number, { ...caller, answers: [...caller.answers, until].slice(-mostOfOne) });
}

function withoutPassage(lost: LostCalls, passage: Passage, name: (call: string) => string): LostCalls {
  const { entry, queue, until } = passage;
  const call = name(passage.call);
  const number = recentOf(lost.calls, call) ?? null;
  const key = number ?? hiddenKey(call);
  const caller = lost.callers.get(key);
  const isAnswer = passage.class === 'answered';
  if (caller === undefined) return lost;
  if (isAnswer) return withCaller(lost, key, { ...caller, answers: caller.answers.filter((at) => at !== until) });
  const isIt = (loss: Loss): boolean => loss.call === call && loss.queue === queue && loss.entry === entry;
  const losses = caller.losses.filter((loss) => !isIt(loss));
  if (losses.length === caller.losses.length) return lost;
  if (losses.length === 0) return withoutCaller(lost, key);
  return withCaller(lost, key, { ...caller, losses });
}

/** An agent calls that number. */
export function withDial(
  lost: LostCalls,
  number: string,
  { leg, agent, at }: Pick<Dial, 'leg' | 'agent' | 'at'>,
): LostCalls {
  const caller = lost.callers.get(number);
  if (caller === undefined || caller.dials.some((dial) => dial.leg === leg)) return lost;
  const dials = bounded(lost.dials.set(leg, number), mostDials);
  const own = [...caller.dials, { leg, agent, at, reachedAt: null }].slice(-mostOfOne);
  return withCaller({ ...lost, dials }, number, { ...caller, dials: own });
}

/** A leg ended after so many seconds of talk. */
export function withDialEnded(lost: LostCalls, leg: string, seconds: number, at: Instant): LostCalls {
  const number = lost.dials.get(leg);
  if (number === undefined) return lost;
  const known = { ...lost, dials: lost.dials.delete(leg) };
  const caller = lost.callers.get(number);
  if (caller === undefined || !isReached(seconds)) return known;
  const dials = caller.dials.map((dial) => (dial.leg === leg ? { ...dial, reachedAt: at } : dial));
  return withCaller(known, number, { ...caller, dials });
}

/** A person did something with the line of whoever made that call. */
export function withAct(lost: LostCalls, call: string, act: Act): LostCalls {
  const known = recentOf(lost.calls, call) ?? hiddenKey(call);
  // A line is looked at for longer than its call's number is remembered.
  const key = lost.callers.has(known)
    ? known
    : lost.callers.findKey(({ losses }) => losses.some((one) => one.call === call));
  const caller = key === undefined ? undefined : lost.callers.get(key);
  if (key === undefined || caller === undefined) return lost;
  return withCaller(lost, key, { ...caller, acts: [...caller.acts, act].slice(-mostOfOne) });
}

/** At a later time: what is older than so long is forgotten. */
export function forgotten(lost: LostCalls, now: Instant, keep: Milliseconds): LostCalls {
  if (now < lost.tidiedAt + hour) return lost;
  const before = now - keep;
  const callers = lost.callers
    .map((caller) => {
      const losses = caller.losses.filter(({ entry }) => entry >= before);
      return losses.length === caller.losses.length ? caller : { ...caller, losses };
    })
    .filter(({ losses }) => losses.length > 0);
  return { ...lost, callers, answers: lost.answers.filter((at) => at >= before), tidiedAt: now, open: null };
}

function withCaller(lost: LostCalls, key: string, caller: LostCaller): LostCalls {
  if (!lost.callers.has(key) && lost.callers.size >= mostCallers) return lost;
  const open = lost.open && withOther(lost.open, key, lost.callers.get(key));
  return { ...lost, callers: lost.callers.set(key, caller), open };
}

function withoutCaller(lost: LostCalls, key: string): LostCalls {
  const open = lost.open && withOther(lost.open, key, lost.callers.get(key));
  return { ...lost, callers: lost.callers.delete(key), open };
}

/** One for all: most of those who were lost have nothing else, and of them there may be thousands. */
const none: readonly never[] = [];

function newcomer(lost: LostCalls, number: string | null): LostCaller {
  const answered = number === null ? undefined : lost.answers.get(number);
  return { number, losses: none, answers: answered === undefined ? none : [answered], dials: none, acts: none };
}

function hiddenKey(call: string): string {
  return `hidden ${call}`;
}

/** Many go at once: looking for the oldest takes a while. */
function bounded<Value>(map: OrderedMap<string, Value>, most: number): OrderedMap<string, Value> {
  return map.size <= most * 1.1 ? map : OrderedMap(map.entrySeq().skip(map.size - most));
}
