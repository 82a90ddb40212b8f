import type { LegEnded, LegStart } from '../../said/facts.ts';
import type { Instant } from '../../time/instant.ts';
import { second } from '../../time/instant.ts';
import { longestQueueRing, longestRing, longestTalk } from '../limits.ts';
import { closeRepeatWindow, overtaking, reordering, repeatWindow } from './windows.ts';
import type { PresumedFree, Thread } from './thread.ts';
import { happened, isLegStart, standing } from './thread.ts';

/** One agent's part in a conversation, from the first ring (or dialling) to its end. */
export interface Leg {
  /** The queue call's id where it belongs to one, else the id that its parts share. */
  readonly conversation: string;
  /** The id that is this leg's alone; absent where all legs of the call carry the call's own id. */
  readonly part: string | undefined;
  /** Its `UniqueCallId` is the conversation's: then an end that names the conversation may mean this leg alone. */
  readonly sharesId: boolean;
  readonly agent: string;
  readonly startedAt: Instant;
  readonly rangAt: Instant | undefined;
  readonly dialled: boolean;
  /** By the phone system's clock, as far as it is told: what waiting times are computed by. */
  readonly answeredAt: Instant | undefined;
  /** Where the answer stands among the other events. */
  readonly answerStands: Instant | undefined;
  /** When the answer was heard of. */
  readonly answerHeardAt: Instant | undefined;
  readonly endedAt: Instant | undefined;
  readonly transferred: boolean;
  /** Its ring ended because another phone of the same call was answered. */
  readonly silenced: boolean;
  /** It belongs to a call that entered a queue. */
  readonly ofQueueCall: boolean;
  /** That it ended is concluded, and not when. */
  readonly presumed: boolean;
  /** By which id it was told, where that is another than the caller's. */
  readonly via: string | undefined;
}

type OpenLeg = { -readonly [name in keyof Leg]: Leg[name] };

/** The ids in the thread that entered a queue. */
export function queueCalls(thread: Thread): ReadonlySet<string> {
  const calls = new Set<string>();
  for (const event of thread.events) if (event.kind === 'call-queued') calls.add(event.call);
  return calls;
}

/** The queue call that a leg belongs to: `linked`, or else the leg's own id, when that id entered a queue. */
export function callOf(start: LegStart, calls: ReadonlySet<string>): string | undefined {
  if (start.linked !== undefined && calls.has(start.linked)) return start.linked;
  return calls.has(start.leg) ? start.leg : undefined;
}

/** What a leg is told apart by: the conversation it is in, and the id that is its own (absent where none is). */
export function placeOf(
  start: LegStart,
  calls: ReadonlySet<string>,
): { readonly conversation: string; readonly part: string | undefined } {
  const conversation = callOf(start, calls) ?? start.linked ?? start.leg;
  if (start.leg !== conversation) return { conversation, part: start.leg };
  return { conversation, part: start.linked === conversation ? undefined : start.linked };
}

/** A reported end, and how many of the legs had begun before it. */
export interface EndTold {
  readonly end: LegEnded;
  readonly legsBefore: number;
  /** It ended no leg that was known by then. */
  readonly idle: boolean;
  /** Where legs share the call's id and it ended one of them: since when that one was under way. */
  readonly endedSince: Instant | undefined;
}

/** The legs of a thread and the ends that were reported, both in the order in which they happened. */
export interface LegsTold {
  readonly legs: readonly Leg[];
  readonly ends: readonly EndTold[];
}

/** All legs of a thread, told in the order in which things happened. `now` ends what cannot have lasted so long. */
export function legsOf(thread: Thread, calls: ReadonlySet<string>, now: Instant): LegsTold {
  const story = thread.events
    .filter((event) => isLegStart(event) || event.kind === 'leg-ended' || event.kind === 'presumed-free')
    .map((event) => ({ event, stands: standing(event) }))
    .sort((a, b) => a.stands - b.stands);
  const teller = new LegStory(calls);
  for (const { event, stands } of story) {
    if (event.kind === 'leg-ended') teller.end(event);
    else if (event.kind === 'presumed-free') teller.free(event);
    else teller.start(event, stands);
  }
  return { legs: teller.legs.map((leg) => withLimits(leg, now)), ends: teller.ends };
}

function withLimits(leg: Leg, now: Instant): Leg {
  if (leg.endedAt !== undefined) return leg;
  const limit = legLimit(leg);
  return limit <= now ? { ...leg, endedAt: limit } : leg;
}

/** When an open leg must be over even if nobody says so. */
export function legLimit(leg: Leg): Instant {
  const talking = leg.answerStands ?? (leg.dialled ? leg.startedAt : undefined);
  if (talking !== undefined) return talking + longestTalk;
  return leg.startedAt + (leg.ofQueueCall ? longestQueueRing : longestRing);
}

/** Lives for one derivation only: the legs so far, told one event after the other. */
class LegStory {
  readonly legs: OpenLeg[] = [];
  readonly ends: EndTold[] = [];
  readonly #calls: ReadonlySet<string>;

  constructor(calls: ReadonlySet<string>) {
    this.#calls = calls;
  }

  start(event: LegStart & { readonly via?: string }, stands: Instant): void {
    const { conversation, part } = placeOf(event, this.#calls);
    const current = this.legs.findLast(
      (leg) => leg.conversation === conversation && leg.part === part && leg.agent === event.agent,
    );
    const leg =
      current !== undefined && continues(current, event, stands)
        ? current
        : this.#open(event, conversation, part, stands);
    if (event.kind === 'leg-ringing') leg.rangAt ??= stands;
    else if (event.kind === 'leg-dialled') leg.dialled = true;
    else if (leg.answeredAt === undefined) this.#answer(leg, event, stands);
  }

  #open(
    event: LegStart & { readonly via?: string },
    conversation: string,
    part: string | undefined,
    stands: Instant,
  ): OpenLeg {
    const leg: OpenLeg = {
      conversation,
      part,
      sharesId: event.leg === conversation,
      agent: event.agent,
      startedAt: stands,
      rangAt: undefined,
      dialled: false,
      answeredAt: undefined,
      answerStands: undefined,
      answerHeardAt: undefined,
      endedAt: this.#endThatOvertook(event, conversation, part, stands),
      transferred: false,
      silenced: false,
      ofQueueCall: this.#calls.has(conversation),
      presumed: false,
      via: event.via,
    };
    this.legs.push(leg);
    return leg;
  }

  /** The end of a leg may be told before its beginning. */
  #endThatOvertook(
    event: LegStart,
    conversation: string,
    part: string | undefined,
    stands: Instant,
  ): Instant | undefined {
    if (part === undefined) return undefined;
    // A report that was repeated until it was heard may come late, and only its time stamp tells.
    const { happenedAt = Infinity } = event;
    const own = this.ends.findLast(
      ({ end, idle }) => idle && end.id === part && (stands - end.at <= reordering || happenedAt <= end.at),
    );
    if (own !== undefined) return own.end.at;
    if (event.leg === conversation || event.kind !== 'leg-ringing' || event.happenedAt !== undefined) return undefined;
    return this.ends.findLast(({ end }) => end.id === conversation && !end.transferred && stands - end.at <= overtaking)
      ?.end.at;
  }

  #answer(leg: OpenLeg, event: LegStart, stands: Instant): void {
    leg.answeredAt = happened(event);
    leg.answerStands = stands;
    leg.answerHeardAt = event.at;
    for (const other of this.legs) {
      if (other === leg || other.conversation !== leg.conversation) continue;
      if (other.endedAt !== undefined || other.answeredAt !== undefined || other.dialled) continue;
      other.endedAt = stands;
      other.silenced = true;
    }
  }

  end(told: LegEnded & { readonly call?: string }): void {
    const legsBefore = this.legs.length;
    // The end of a call by which the caller was sent on is his, unless it is that of the agent's own part in it.
    const isOfCaller = told.call !== undefined && !this.legs.some((leg) => leg.part === told.id);
    const event = isOfCaller ? { ...told, id: told.call ?? told.id } : told;
    const ended = this.#endedBy(event);
    for (const leg of ended) close(leg, event);
    for (const leg of ended) this.#freed(leg, event);
    this.ends.push({
      end: event,
      legsBefore,
      idle: ended.length === 0,
      endedSince: ended.find((leg) => leg.sharesId)?.startedAt,
    });
  }

  /** He has begun to talk with others since, and that is over. */
  free({ agent, at }: PresumedFree): void {
    for (const leg of this.legs) if (leg.agent === agent && leg.ofQueueCall) presumeEnded(leg, at);
  }

  /**
   * Who sent the call on has no part in it any more, also where he had two: one with the caller, one with whom he sent him to.
   * And who has had a later call of a queue is free of an earlier one whose end nobody told.
   */
  #freed(ended: OpenLeg, event: LegEnded): void {
    for (const leg of this.legs) {
      if (leg === ended || leg.agent !== ended.agent || leg.endedAt !== undefined || !isTalking(leg)) continue;
      if (event.transferred) close(leg, event);
      else if (leg.startedAt < ended.startedAt && isOfQueue(leg) && isOfQueue(ended)) presumeEnded(leg, event.at);
    }
  }

  #endedBy(event: LegEnded): readonly OpenLeg[] {
    const open = this.legs.filter((leg) => leg.endedAt === undefined);
    const own = this.legs.filter((leg) => leg.part === event.id && (leg.endedAt === undefined || leg.presumed));
    if (own.length > 0) return event.transferred && own.some(isTalking) ? own.filter(isTalking).slice(0, 1) : own;
    const ofCall = open.filter((leg) => leg.conversation === event.id);
    const sharing = ofCall.filter((leg) => leg.sharesId);
    // The one who has talked longest is the one who sent the call on; the others go on.
    if (event.transferred && ofCall.some(isTalking)) return sharing.filter(isTalking).slice(0, 1);
    return sharing.length > 0 && this.#endsASilencedRing(event, sharing) ? [] : ofCall;
  }

  /**
   * Where all legs carry the call's own id and several phones rang, the end of those that were not answered follows
   * the answer at once, and looks like the end of the conversation but for its duration.
   */
  #endsASilencedRing(event: LegEnded, sharing: readonly OpenLeg[]): boolean {
    const answered = sharing.find((leg) => leg.answerStands !== undefined);
    if (answered?.answerStands === undefined) return false;
    const talked = event.at - answered.answerStands;
    if (talked > reordering) return false;
    const lasted = (event.durationSeconds ?? 0) * second;
    if (lasted > second && lasted + 1.5 * second >= talked) return false;
    const ghost = this.legs.find(
      (leg) => leg.conversation === event.id && leg.sharesId && leg.silenced && leg.endedAt === answered.answerStands,
    );
    if (ghost === undefined) return false;
    ghost.endedAt = Math.max(event.at, answered.answerStands + 1);
    return true;
  }
}

function isTalking(leg: Leg): boolean {
  return leg.answeredAt !== undefined || leg.dialled;
}

function isOfQueue(leg: Leg): boolean {
  return leg.ofQueueCall && leg.answeredAt !== undefined;
}

function close(leg: OpenLeg, event: LegEnded): void {
  leg.endedAt = Math.max(event.at, leg.startedAt);
  leg.transferred = event.transferred;
  leg.presumed = false;
}

function presumeEnded(leg: OpenLeg, at: Instant): void {
  if (leg.endedAt !== undefined || leg.startedAt > at || leg.answeredAt === undefined) return;
  leg.endedAt = at;
  leg.presumed = true;
}

/** Whether this start belongs to the leg as known, or begins a new one of the same agent in the same call. */
function continues(leg: OpenLeg, event: LegStart, stands: Instant): boolean {
  if (leg.endedAt === undefined) return true;
  const sameBefore =
    event.kind === 'leg-ringing' ? leg.rangAt : event.kind === 'leg-answered' ? leg.answerStands : undefined;
  if (leg.part !== undefined && !leg.sharesId) {
    return sameBefore === undefined ? stands - leg.endedAt <= reordering : stands - sameBefore <= repeatWindow;
  }
  // Where the phone system says when, it is another time: the same time was a repeat, and is not in the thread.
  if (sameBefore !== undefined) return event.happenedAt === undefined && stands - sameBefore <= closeRepeatWindow;
  const overtaken = event.happenedAt === undefined && stands - leg.endedAt <= reordering;
  return event.kind === 'leg-answered' ? overtaken : overtaken && leg.answeredAt !== undefined;
}
