import { byItsClock } from '#core/book/book';
import type { Book } from '#core/book/book';
import type { ActiveLeg, Passage } from '#core/calls/passage';
import type { PassageChange } from '#core/calls/changes';
import { longestTalk } from '#core/calls/limits';
import { reordering } from '#core/calls/loose/windows';
import { isLaterWording } from '#core/counts/recorded-calls';
import { isReached, ownCall } from '#core/outbound/own-calls';
import type { CallRecorded, Fact } from '#core/said/facts';
import type { Instant } from '#core/time/instant';
import { second } from '#core/time/instant';
import type { FactWatch } from '../books/taking.ts';
import type { Tab } from '../books/tab.ts';

/** One talk of an agent with somebody. */
export interface Talk {
  readonly source: string;
  readonly direction: 'in' | 'out';
  /** `null`: the phone system does not tell who answered. */
  readonly agent: string | null;
  /** What the agent is called, as far as anybody has said. */
  readonly name: string | null;
  /** When it began; of a call that the agent made: when he dialled. */
  readonly start: Instant;
  /** Whole milliseconds; `null`: it goes on, or its end is not told. */
  readonly length: number | null;
  /** The queue by which he came; `null`: by none, or that is not told. */
  readonly queue: string | null;
}

/** Follows whom somebody talks with, by what the book makes of his calls. */
export interface TalkWatch extends FactWatch {
  /** In order of their beginning. */
  talks(): readonly Talk[];
}

/** So many calls of one caller are followed: of a day that is read again. */
const mostCalls = 2_000;

interface Heard {
  readonly agent: string;
  readonly start: Instant;
  readonly end: Instant | null;
}

/** One of his calls. The talks in order of their beginning; the stays are those in which he was answered. */
interface HisCall {
  readonly tab: Tab;
  talks: readonly Heard[];
  stays: readonly Passage[];
}

/** `isHis`: whether a number, as it is told, is that of whom it is about. */
export function createTalkWatch(isHis: (told: string | undefined) => boolean): TalkWatch {
  /** By source and call. What was told of a call before its number was is in the book, and is found there with the next word. */
  const calls = new Map<string, HisCall>();
  const dials = new Map<string, { readonly tab: Tab; readonly leg: string }>();
  const records = new Map<string, { readonly tab: Tab; readonly fact: CallRecorded }>();

  function isHisOwn(tab: Tab, call: string): void {
    const key = keyOf(tab, call);
    if (!calls.has(key) && calls.size < mostCalls) calls.set(key, { tab, talks: [], stays: [] });
  }

  function recorded(tab: Tab, fact: CallRecorded): void {
    const key = keyOf(tab, fact.record);
    const known = records.get(key)?.fact;
    if (known === undefined ? records.size < mostCalls : isLaterWording(fact, known)) records.set(key, { tab, fact });
  }

  return {
    said(tab, fact) {
      if (fact.kind === 'call-queued' && isHis(fact.caller)) isHisOwn(tab, fact.call);
      if (fact.kind === 'leg-ringing' || fact.kind === 'leg-answered') {
        if (isHis(fact.caller)) isHisOwn(tab, fact.linked ?? fact.leg);
      }
      if (fact.kind === 'leg-dialled' && isHis(fact.called) && dials.size < mostCalls) {
        dials.set(keyOf(tab, fact.leg), { tab, leg: fact.leg });
      }
      if (fact.kind === 'call-recorded' && isHis(fact.caller)) recorded(tab, fact);
    },
    folded(tab, before, fact) {
      const { phones } = tab.book.tally;
      if (calls.size === 0 || phones === before.tally.phones) return;
      const legs = [...phones.values()].flat().filter(({ state }) => state === 'talking');
      for (const [key, call] of calls) {
        if (call.tab !== tab) continue;
        const own = legs.filter((leg) => keyOf(tab, leg.call) === key);
        if (own.length > 0 || call.talks.some(isOpen)) call.talks = talksAfter(call.talks, own, when(before, fact));
      }
    },
    changed(tab, changes) {
      for (const { before, after } of changes) {
        const call = calls.get(keyOf(tab, (after ?? before)?.call ?? ''));
        if (call === undefined) continue;
        call.stays = call.stays.filter((stay) => !isSameStay(stay, before));
        if (after?.class === 'answered') call.stays = [...call.stays, after];
      }
    },
    talks: () =>
      [
        ...[...calls.values()].flatMap((call) => call.talks.map((talk) => talkOf(call, talk))),
        ...[...dials.values()].flatMap(({ tab, leg }) => dialled(tab, leg)),
        ...[...records.values()].flatMap(({ tab, fact }) => ofRecord(tab, fact)),
      ].toSorted((a, b) => a.start - b.start),
  };
}

const keyOf = ({ source }: Tab, call: string): string => `${source.id} ${call}`;
const isOpen = ({ end }: Heard): boolean => end === null;

function when(book: Book, fact: Fact): Instant {
  const { at, happenedAt = at } = byItsClock(book, fact);
  return Math.min(at, happenedAt);
}

function isSameStay(stay: Passage, other: PassageChange['before']): boolean {
  return stay.queue === other?.queue && stay.entry === other.entry;
}

/** Who talked and does so no more has ended; when somebody began may be put right while he talks. */
function talksAfter(talks: readonly Heard[], legs: readonly ActiveLeg[], now: Instant): readonly Heard[] {
  const known = talks.map((talk) => {
    const leg = legs.find(({ agent, since }) => agent === talk.agent && (isOpen(talk) || since === talk.start));
    if (leg !== undefined) return { ...talk, start: leg.since, end: null };
    return isOpen(talk) ? { ...talk, end: now } : talk;
  });
  const fresh = legs.filter(({ agent }) => !known.some((talk) => talk.agent === agent && isOpen(talk)));
  return [...known, ...fresh.map(({ agent, since }) => ({ agent, start: since, end: null }))];
}

function talkOf({ tab, stays }: HisCall, { agent, start: heard, end }: Heard): Talk {
  const stay = stays
    .filter(({ until = Infinity }) => until <= heard + reordering)
    .toSorted(byEntry)
    .at(-1);
  const isItsAnswer = stay?.until !== undefined && heard - stay.until <= reordering;
  // What ended a stay is known by the phone system's own clock; and where it is presumed that a talk is over, nobody knows when.
  const start = isItsAnswer ? stay.until : heard;
  const ended = isItsAnswer ? stay.talkedUntil : (end ?? undefined);
  const length = ended === undefined || ended - start >= longestTalk ? null : Math.max(0, ended - start);
  return { ...about(tab, agent), direction: 'in', start, length, queue: stay?.queue ?? null };
}

const byEntry = (a: Passage, b: Passage): number => a.entry - b.entry;

/** Who did not answer was not talked with. */
function dialled(tab: Tab, leg: string): readonly Talk[] {
  const call = ownCall(tab.outbound.own, leg);
  const seconds = call?.seconds ?? 0;
  if (call === undefined || !isReached(seconds)) return [];
  return [{ ...about(tab, call.agent), direction: 'out', start: call.at, length: seconds * second, queue: null }];
}

function ofRecord(tab: Tab, { agent, answered, end, talkUntold, queue }: CallRecorded): readonly Talk[] {
  if (answered === null) return [];
  const length = talkUntold === true ? null : Math.max(0, end - answered);
  return [{ ...about(tab, agent ?? null), direction: 'in', start: answered, length, queue }];
}

function about({ source, book }: Tab, agent: string | null): Pick<Talk, 'source' | 'agent' | 'name'> {
  return { source: source.id, agent, name: agent === null ? null : (book.names.get(agent) ?? null) };
}
