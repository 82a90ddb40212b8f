import type { CallLeft, CallQueued } from '../../said/facts.ts';
import type { Instant } from '../../time/instant.ts';
import type { CallRules } from '../call-rules.ts';
import { lost } from '../call-rules.ts';
import type { Passage } from '../passage.ts';
import type { EndTold, Leg, LegsTold } from './legs.ts';
import { closeRepeatWindow, earlyAnswer, lateEntry, reordering } from './windows.ts';
import type { Thread } from './thread.ts';
import { callOf, legLimit, queueCalls } from './legs.ts';
import { isLegStart } from './thread.ts';

/** Every passage of every queue call in the thread, in order of entry for each call. */
export function passagesOf(thread: Thread, legs: LegsTold, rules: CallRules): readonly Passage[] {
  const passages: Passage[] = [];
  for (const call of queueCalls(thread)) passages.push(...new CallStory(thread, call, legs, rules).passages());
  return passages;
}

/** `via`: by which id it was told, where that is another than the caller's. */
type Entry = CallQueued & { readonly via?: string };

interface Stay {
  readonly queue: string;
  readonly entry: Instant;
  readonly atLeast: boolean;
  /** By which id the entry was told, where that is another than the caller's. */
  readonly via: string | undefined;
  /** He came back out of a talk: what was answered before is no answer of this. */
  readonly isBack: boolean;
}

interface Presumption {
  readonly goneAt?: Instant;
  readonly unseen?: boolean;
  readonly lifeAt?: Instant;
}

class CallStory {
  readonly #call: string;
  readonly #thread: Thread;
  readonly #rules: CallRules;
  readonly #told: LegsTold;
  readonly #legs: readonly Leg[];
  readonly #answered: readonly Leg[];
  readonly #leaves: readonly CallLeft[];
  readonly #ends: readonly EndTold[];
  readonly #stays: readonly Stay[];

  constructor(thread: Thread, call: string, told: LegsTold, rules: CallRules) {
    this.#call = call;
    this.#thread = thread;
    this.#rules = rules;
    this.#told = told;
    this.#legs = told.legs.filter((leg) => leg.conversation === call);
    this.#answered = this.#legs.filter((leg) => leg.answerStands !== undefined);
    this.#leaves = thread.events.filter((event) => event.kind === 'call-left').filter((event) => event.call === call);
    this.#ends = told.ends.filter(({ end }) => end.id === call && !end.transferred);
    this.#stays = this.#realStays();
  }

  passages(): readonly Passage[] {
    return this.#stays.flatMap((stay, index) => this.#passage(stay, index) ?? []);
  }

  /** The entries that are no repeats. */
  #realStays(): readonly Stay[] {
    const entries = this.#thread.events
      .filter((event) => event.kind === 'call-queued')
      .filter((event) => event.call === this.#call)
      .sort((a, b) => a.at - b.at);
    const stays: Stay[] = [];
    for (const entry of entries) {
      const last = stays.at(-1);
      const isSame = last?.queue === entry.queue;
      const isBack = isSame && this.#ringsAnew(last, entry);
      if (last === undefined || isBack || (isSame ? this.#comesBack(last, entry) : !isEcho(stays, entry))) {
        const { queue, at, via } = entry;
        stays.push({ queue, entry: at, atLeast: entry.atLeast === true, via, isBack });
      }
    }
    return stays;
  }

  /** The same queue again: only where it had let the caller go, or an agent sent him back. Else the report is a repeat. */
  #comesBack(last: Stay, entry: CallQueued): boolean {
    const passed = entry.at - last.entry;
    const letGo = this.#leaves.some(
      (left) => left.queue === last.queue && left.at >= last.entry && left.at <= entry.at + reordering,
    );
    return passed > closeRepeatWindow && (letGo || this.#sentOnBefore(entry));
  }

  /** He was answered, and is served anew after the entry: then it is no repeat, however soon it came. */
  #ringsAnew(last: Stay, entry: Entry): boolean {
    const isAnswered = this.#answered.some((leg) => stood(leg) >= last.entry && stood(leg) < entry.at);
    return (
      isAnswered &&
      this.#legs.some(
        (leg) =>
          leg.startedAt >= entry.at - reordering &&
          stood(leg) >= entry.at &&
          !leg.dialled &&
          !bornEnded(leg) &&
          !this.#isSentTo(leg, last, entry),
      )
    );
  }

  /**
   * It rings for whom the agent sent the caller on to: who had answered before the entry talked on well past it, and only then
   * sent him on. So the entry was an old word said again.
   */
  #isSentTo({ startedAt }: Leg, last: Stay, entry: Entry): boolean {
    return (
      entry.via === last.via &&
      this.#answered.some((talk) => {
        const { transferred, endedAt = Infinity } = talk;
        const isBefore = stood(talk) >= last.entry && stood(talk) < entry.at;
        return isBefore && transferred && endedAt > entry.at + reordering && endedAt <= startedAt + reordering;
      })
    );
  }

  /** The agent who was the last to talk with the caller by then sent him on. */
  #sentOnBefore(entry: CallQueued): boolean {
    const before = this.#answered
      .filter((leg) => leg.startedAt <= entry.at)
      .map(({ transferred, endedAt = Infinity }) => ({ transferred, endedAt }))
      .sort((a, b) => a.endedAt - b.endedAt);
    const lastTalk = before.at(-1);
    return lastTalk !== undefined && lastTalk.transferred && lastTalk.endedAt <= entry.at + reordering;
  }

  /** `undefined`: he is gone, and nobody saw how. */
  #passage(stay: Stay, index: number): Passage | undefined {
    const next = this.#stays[index + 1];
    const answer = this.#firstAnswer(stay, index, next);
    const left = this.#left(stay, next);
    if (answer?.answerStands !== undefined && !(left !== undefined && this.#leftFirst(left, answer, stay))) {
      return { ...this.#settled(stay, 'answered', answeredAt(answer, stay)), talkedUntil: talkedUntil(answer) };
    }
    if (left !== undefined) return this.#settled(stay, 'overflowed', Math.max(stay.entry, left.at));
    if (next !== undefined) return this.#settled(stay, 'overflowed', next.entry);
    return this.#lastPassage(stay);
  }

  #settled({ queue, entry, atLeast }: Stay, kind: Passage['class'], until: Instant | undefined): Passage {
    return {
      call: this.#call,
      queue,
      entry,
      atLeast,
      class: kind,
      until,
      inferred: false,
      ringing: false,
      patienceFrom: entry,
      talkedUntil: undefined,
    };
  }

  #firstAnswer(stay: Stay, index: number, next: Stay | undefined): Leg | undefined {
    const mine = this.#answered.filter((leg) => this.#belongs(leg, stay, index, next));
    return mine.reduce<Leg | undefined>(
      (first, leg) => (first === undefined || stood(leg) < stood(first) ? leg : first),
      undefined,
    );
  }

  #belongs(leg: Leg, stay: Stay, index: number, next: Stay | undefined): boolean {
    const at = stood(leg);
    if (next !== undefined && (at >= next.entry || this.#isOfNext(leg, stay.queue, next))) return false;
    if (at >= stay.entry) return true;
    return this.#isOfNext(leg, this.#stays[index - 1]?.queue, stay);
  }

  /** An answer shortly before an entry: reported early, or the talk out of which the caller was sent into the queue? */
  #isOfNext(leg: Leg, queueBefore: string | undefined, next: Stay): boolean {
    const isFirst = next === this.#stays[0];
    const earliest = next.entry - (isFirst ? earlyAnswer : reordering);
    if (stood(leg) >= next.entry || stood(leg) < earliest || leg.via !== next.via || next.isBack) return false;
    const overByThen = leg.endedAt !== undefined && leg.endedAt <= next.entry + reordering;
    if (queueBefore === undefined) {
      return this.#rules.isMember(next.queue, leg.agent) && !(overByThen && leg.transferred);
    }
    const here = this.#rules.isMember(queueBefore, leg.agent);
    const there = this.#rules.isMember(next.queue, leg.agent);
    if (here !== there) return there;
    return !overByThen || !(leg.transferred || this.#answered.some((other) => stood(other) >= next.entry));
  }

  /** From when on a word may be about this stay though it came before the entry. */
  #earliest(stay: Stay): Instant {
    return stay.entry - (stay === this.#stays[0] ? lateEntry : reordering);
  }

  #left(stay: Stay, next: Stay | undefined): CallLeft | undefined {
    return this.#leaves.find(
      (left) =>
        left.queue === stay.queue &&
        left.at >= stay.entry - reordering &&
        (next === undefined || left.at <= next.entry + reordering),
    );
  }

  /** A queue lets go only of callers who were not answered: an answer about then came from outside the queue. */
  #leftFirst(left: CallLeft, answer: Leg, stay: Stay): boolean {
    if (left.at <= stood(answer)) return true;
    return left.at - stood(answer) <= reordering && !this.#rules.isMember(stay.queue, answer.agent);
  }

  #lastPassage(stay: Stay): Passage | undefined {
    const ofStay = this.#legs.filter((leg) => leg.startedAt >= this.#earliest(stay));
    const lastLife = this.#told.legs.findLastIndex((leg) => ofStay.includes(leg) && !bornEnded(leg));
    const hungUp = this.#ends.find(
      (told) => told.end.at >= this.#earliest(stay) && told.legsBefore > lastLife && !this.#rangOutBefore(told, stay),
    );
    if (hungUp !== undefined) return this.#lost(stay, Math.max(stay.entry, hungUp.end.at), false);
    const presumed = this.#presumedGone(stay);
    if (presumed.unseen === true) return undefined;
    if (presumed.goneAt !== undefined) return this.#lost(stay, Math.max(stay.entry, presumed.goneAt), true);
    return {
      ...this.#settled(stay, 'waiting', undefined),
      ringing: ofStay.some((leg) => leg.endedAt === undefined && leg.answeredAt === undefined),
      patienceFrom: presumed.lifeAt ?? stay.entry,
    };
  }

  /** The end of a phone that rang before the caller came to this queue, told with the call's own id: no hang-up here. */
  #rangOutBefore({ end, endedSince }: EndTold, stay: Stay): boolean {
    if (endedSince === undefined || endedSince >= stay.entry) return false;
    return stay !== this.#stays[0] || end.at <= stay.entry;
  }

  #lost(stay: Stay, until: Instant, inferred: boolean): Passage {
    return lost(this.#settled(stay, 'waiting', undefined), until, inferred, this.#rules);
  }

  /** The last presumption, unless something was heard of the caller after it: then when that was. */
  #presumedGone(stay: Stay): Presumption {
    const calls = new Set([this.#call]);
    let found: Presumption = {};
    for (const event of this.#thread.events) {
      if (event.kind === 'presumed-gone') {
        const isOfStay = event.call === this.#call && event.at >= stay.entry;
        if (isOfStay) found = { goneAt: event.at, unseen: event.unseen };
      } else if (event.kind === 'presumed-free') {
        continue;
      } else if (found.goneAt !== undefined && this.#isLife(event, calls)) found = { lifeAt: event.at };
    }
    return found;
  }

  #isLife(
    event: Exclude<Thread['events'][number], { kind: 'presumed-gone' | 'presumed-free' }>,
    calls: ReadonlySet<string>,
  ): boolean {
    if (isLegStart(event)) return callOf(event, calls) === this.#call;
    return event.kind === 'call-queued' && event.call === this.#call;
  }
}

/** The same queue was reported a moment ago already, and another came between. */
function isEcho(stays: readonly Stay[], entry: CallQueued): boolean {
  return stays.some((stay) => stay.queue === entry.queue && entry.at - stay.entry <= closeRepeatWindow);
}

/**
 * When the caller was answered. Nobody is answered before he came: a time stamp that says so is of a wrong clock, or means
 * the beginning of the whole call (document 004), and then it is when the answer was heard of.
 */
function answeredAt({ answeredAt: said = -Infinity, answerHeardAt = said }: Leg, { entry }: Stay): Instant {
  return Math.max(entry, said < entry - reordering ? answerHeardAt : said);
}

/** When the agent's part ended, where that was told. */
function talkedUntil(answer: Leg): Instant | undefined {
  return answer.presumed || answer.endedAt === legLimit(answer) ? undefined : answer.endedAt;
}

function stood(leg: Leg): Instant {
  return leg.answerStands ?? leg.startedAt;
}

/** Its end was known before its beginning: no sign of life after that end. */
function bornEnded(leg: Leg): boolean {
  return leg.endedAt !== undefined && leg.endedAt <= leg.startedAt;
}
