import { numberNames, type NumberName } from '../said/numbers.ts';
import { agentsOf, countAgents } from './agents.ts';
import type { Book } from '../book/book.ts';
import { durationText } from '../time/duration.ts';
import { figuresOf } from './figures.ts';
import { unseenUntil } from './followed-figures.ts';
import { answeredIn, missedOf } from '../counts/missed-calls.ts';
import { nextBelieved, sideBySide } from '../counts/side-by-side.ts';
import { firstAfter } from '../calls/by-time.ts';
import { entryOf, nobodyWaits } from '../calls/passage.ts';
import type { Instant, Milliseconds } from '../time/instant.ts';
import { second } from '../time/instant.ts';
import { lastKnownOf } from './last-known.ts';
import { alarmOf, calm } from './level.ts';
import { limitsOf } from './limits.ts';
import type { Share } from '../counts/shares.ts';
import type { Picture, Provenance, Queue, UnknownReason } from './queue.ts';
import type { QueueRules, Rules } from '../book/rules.ts';
import type { Choice, SourcePart } from './source-choice.ts';
import { chosen, partAt } from './source-choice.ts';
import { whyUnknown } from './unknown.ts';
import { dayOf, isoOrNull, toIso } from '../time/zone.ts';
import type { QueuePart } from './total/part.ts';
import { totalOf } from './total/total.ts';
import { waitingLine } from './waiting-line.ts';

/** What a screen shows at `now`: every number with where it comes from. `parts` in configured order. */
export function picture(rules: Rules, parts: readonly SourcePart[], now: Instant): Picture {
  const current = parts.map((part) => partAt(part, now));
  return {
    at: toIso(now, rules.timeZone),
    ...together(rules.queues.map((queue) => queueOf(queue, current, now, rules.timeZone))),
  };
}

/** Each queue, and all of them. */
export function together(parts: readonly QueuePart[]): Pick<Picture, 'queues' | 'total'> {
  return { queues: parts.map(({ queue }) => queue), total: totalOf(parts) };
}

type Numbers = { -readonly [name in NumberName]: number | null };
type Provenances = { -readonly [name in NumberName]: Provenance };

function queueOf(rules: QueueRules, parts: readonly SourcePart[], now: Instant, zone: string): QueuePart {
  // Of fifty sources few tell of this queue: only their books are worth the reckoning.
  const able = parts.filter(({ view }) => view.queues?.includes(rules.id) ?? true);
  const offers = able.map(({ view, book }) => ({ view, figures: figuresOf(book, rules, now) }));
  const numbers = {} as Numbers;
  const provenance = {} as Provenances;
  const shares: { [name in NumberName]?: Share } = {};
  const choices = new Map<NumberName, Choice | undefined>();
  for (const name of numberNames) {
    const choice = chosen(name, rules.id, offers, rules.sources?.[name] ?? []);
    choices.set(name, choice);
    const offer = choice?.offer;
    const unknown = whyUnknown(name, choice);
    numbers[name] = unknown === undefined ? (offer?.figures[name].value ?? null) : null;
    provenance[name] = provenanceOf(name, choice, unknown, zone);
    const share = offer?.figures[name].share;
    if (share !== undefined && (unknown === undefined || unknown === 'noCallsYet')) shares[name] = share;
  }
  const bookOf = (name: NumberName) => parts.find(({ view }) => view.id === provenance[name].source)?.book;
  // That the source is silent is an alarm of its own; what it said last raises none.
  const alarm = provenance.callsWaiting.stale ? calm : alarmOf(numbers, rules.alerts);
  const teller = bookOf('callsWaiting');
  const line = teller === undefined ? null : waitingLine(teller, rules.id, now);
  const entries = (line?.entries ?? []).map((entry) => toIso(entry, zone));
  const agents = numbers.agentsBusy === null ? undefined : bookOf('agentsBusy');
  const queue: Queue = {
    id: rules.id,
    name: rules.name ?? toldName(rules.id, parts) ?? rules.id,
    level: alarm.level,
    levelReason: alarm.reason,
    callsWaiting: numbers.callsWaiting,
    longestWaitTime: text(numbers.longestWaitSeconds),
    avgWaitTime: text(numbers.avgWaitSeconds),
    agentsReady: numbers.agentsReady,
    agentsBusy: numbers.agentsBusy,
    agentsOther: numbers.agentsOther,
    answeredToday: numbers.answeredToday,
    lostToday: numbers.lostToday,
    answerRate: numbers.answerRate,
    longestWaitSeconds: numbers.longestWaitSeconds,
    avgWaitSeconds: numbers.avgWaitSeconds,
    longestWaitTodaySeconds: numbers.longestWaitTodaySeconds,
    avgTalkSeconds: numbers.avgTalkSeconds,
    serviceLevel: numbers.serviceLevel,
    overflowedToday: numbers.overflowedToday,
    inferredLostToday: numbers.inferredLostToday,
    waitingSince: numbers.callsWaiting === (line?.size ?? 0) ? entries : null,
    // Who it was is known beside the books, which hold no numbers.
    lostOpenToday: null,
    agentsRinging: agents === undefined ? null : (countAgents(agents, rules.id)?.ringing ?? null),
    agents: membersOf(agents, rules.id, zone),
    pbxAlarm: pbxAlarmOf(able, rules.id),
    ...missedIn(bookOf('answeredToday'), rules.id, now, zone),
    ...lastKnownOf(choices.get('answeredToday'), choices.get('lostToday'), now, zone),
    ...countsOf(numbers.serviceLevel, shares.serviceLevel),
    limits: limitsOf(rules),
    provenance,
  };
  return { queue, entries: line?.entries ?? [], shares };
}

/** What the first phone system that says so calls it. */
function toldName(queue: string, parts: readonly SourcePart[]): string | undefined {
  return parts.map(({ book }) => book.queueNames[queue]).find((name) => name !== undefined);
}

function countsOf(level: number | null, share: Share | undefined): Pick<Queue, 'serviceLevelCounts'> {
  return level === null || share === undefined ? {} : { serviceLevelCounts: { inTime: share.part, of: share.whole } };
}

function membersOf(book: Book | undefined, queue: string, zone: string): Queue['agents'] {
  const members = book === undefined ? undefined : agentsOf(book, queue);
  return members?.map((member) => ({ ...member, since: isoOrNull(member.since, zone) })) ?? null;
}

/** The word of the first that has one and is not old: what rang an hour ago is no alarm now. */
function pbxAlarmOf(parts: readonly SourcePart[], queue: string): boolean | null {
  const words = parts.flatMap(({ view, book }) => (view.age === 'fresh' ? (book.counted[queue]?.alarm ?? []) : []));
  return words[0] ?? null;
}

function missedIn(book: Book | undefined, queue: string, now: Instant, zone: string): Pick<Queue, 'missed'> {
  const spans = book === undefined ? [] : missedOf(book.missed, dayOf(now, zone), queue);
  if (spans.length === 0) return {};
  const missed = spans.map((span) => ({
    since: toIso(span.from, zone),
    until: toIso(span.until, zone),
    answered: answeredIn(span),
    lost: span.abandoned,
  }));
  return { missed };
}

function provenanceOf(
  name: NumberName,
  choice: Choice | undefined,
  unknown: UnknownReason | undefined,
  zone: string,
): Provenance {
  const { view, figures } = choice?.offer ?? {};
  return {
    source: view?.id ?? null,
    asOf: isoOrNull(view?.asOf ?? null, zone),
    stale: view !== undefined && view.age !== 'fresh',
    estimated: unknown === undefined && figures?.[name].estimated === true,
    ...(unknown === undefined && figures?.[name].atLeast === true ? { atLeast: true } : {}),
    ...(unknown === undefined ? {} : { unknown }),
    ...(choice?.insteadOf === undefined ? {} : { insteadOf: choice.insteadOf }),
  };
}

function text(seconds: number | null): string | null {
  return seconds === null ? null : durationText(seconds);
}

/**
 * When the picture changes next if nothing more is heard: a limit reached, a service level missed, a wait that cannot
 * have lasted longer. Midnight is one too. `Infinity` when never. May name a moment too many, never one too few.
 */
export function nextChange(book: Book, now: Instant, endOfDay: Instant): Instant {
  const moments = book.rules.queues.flatMap((rules) => momentsOf(book, rules, now));
  return moments.reduce(
    (next, moment) => (moment > now && moment < next ? moment : next),
    Math.min(book.nextDeadline, endOfDay),
  );
}

/** When the waits of one queue reach its limits the next time. */
function momentsOf(book: Book, rules: QueueRules, now: Instant): readonly Instant[] {
  const waiting = book.tally.waiting[rules.id] ?? nobodyWaits;
  // Of a queue that is only counted no service level is known: nothing but its longest wait goes on by time.
  const [oldest] = book.counted[rules.id]?.entries ?? [];
  return [
    ...matteringWaits(rules).flatMap((wait) => {
      const next = firstAfter(waiting, now - wait, entryOf);
      return next === undefined ? [] : [next.entry + wait];
    }),
    ...(oldest === undefined ? [] : limitsReached(rules).map((wait) => oldest.since + wait)),
    nextBelieved(book.sides[rules.id] ?? sideBySide),
    unseenUntil(book, rules.id),
  ];
}

/** A wait is shown rounded to the second, so a limit is reached half a second early. */
function limitsReached({ alerts }: QueueRules): readonly Milliseconds[] {
  const { warning = Infinity, critical = Infinity } = alerts.longestWaitSeconds;
  return [warning, critical].map((limit) => Math.ceil(limit) * second - second / 2).filter(Number.isFinite);
}

/** The waits at which something changes. Who has waited for exactly as long as the service level allows is in time. */
function matteringWaits(rules: QueueRules): readonly Milliseconds[] {
  return [...limitsReached(rules), Math.floor(rules.serviceLevelSeconds * second) + 1];
}
