import { numberNames, type NumberName } from '../said/numbers.ts';
import { agentsOf, countAgents } from './agents.ts';
import type { Book } from '../book/book.ts';
import { durationText } from '../time/duration.ts';
import { figuresOf } from './figures.ts';
import { missedOf } from '../counts/missed-calls.ts';
import { nextBelieved, sideBySide } from '../counts/side-by-side.ts';
import type { Instant } from '../time/instant.ts';
import { second } from '../time/instant.ts';
import { alarmOf, calm } from './level.ts';
import { limitsOf } from './limits.ts';
import type { Picture, Provenance, Queue, UnknownReason } from './queue.ts';
import type { QueueRules, Rules } from '../book/rules.ts';
import type { Choice, SourcePart } from './source-choice.ts';
import { chosen, partAt, tellsOf } from './source-choice.ts';
import { dayOf, isoOrNull, toIso } from '../time/zone.ts';
import { waitingLine } from './waiting-line.ts';

/** What a screen shows at `now`: every number with where it comes from. `parts` in configured order. */
export function picture(rules: Rules, parts: readonly SourcePart[], now: Instant): Picture {
  const current = parts.map((part) => partAt(part, now));
  return {
    at: toIso(now, rules.timeZone),
    queues: rules.queues.map((queue) => queueOf(queue, current, now, rules.timeZone)),
  };
}

type Numbers = { -readonly [name in NumberName]: number | null };
type Provenances = { -readonly [name in NumberName]: Provenance };

function queueOf(rules: QueueRules, parts: readonly SourcePart[], now: Instant, zone: string): Queue {
  // Of fifty sources few tell of this queue: only their books are worth the reckoning.
  const able = parts.filter(({ view }) => view.queues?.includes(rules.id) ?? true);
  const offers = able.map(({ view, book }) => ({ view, figures: figuresOf(book, rules, now) }));
  const numbers = {} as Numbers;
  const provenance = {} as Provenances;
  for (const name of numberNames) {
    const choice = chosen(name, rules.id, offers, rules.sources?.[name] ?? []);
    const offer = choice?.offer;
    const unknown = whyUnknown(name, choice);
    numbers[name] = unknown === undefined ? (offer?.figures[name].value ?? null) : null;
    provenance[name] = provenanceOf(name, choice, unknown, zone);
  }
  const bookOf = (name: NumberName) => parts.find(({ view }) => view.id === provenance[name].source)?.book;
  // That the source is silent is an alarm of its own; what it said last raises none.
  const alarm = provenance.callsWaiting.stale ? calm : alarmOf(numbers, rules.alerts);
  const teller = bookOf('callsWaiting');
  const line = teller === undefined ? null : waitingLine(teller, rules.id, now);
  const entries = (line?.entries ?? []).map((entry) => toIso(entry, zone));
  const agents = numbers.agentsBusy === null ? undefined : bookOf('agentsBusy');
  return {
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
    waitingSince: numbers.callsWaiting === entries.length ? entries : null,
    agentsRinging: agents === undefined ? null : (countAgents(agents, rules.id)?.ringing ?? null),
    agents: membersOf(agents, rules.id, zone),
    ...missedIn(bookOf('answeredToday'), rules.id, now, zone),
    limits: limitsOf(rules),
    provenance,
  };
}

/** What the first phone system that says so calls it. */
function toldName(queue: string, parts: readonly SourcePart[]): string | undefined {
  return parts.map(({ book }) => book.queueNames[queue]).find((name) => name !== undefined);
}

function membersOf(book: Book | undefined, queue: string, zone: string): Queue['agents'] {
  const members = book === undefined ? undefined : agentsOf(book, queue);
  return members?.map((member) => ({ ...member, since: isoOrNull(member.since, zone) })) ?? null;
}

function missedIn(book: Book | undefined, queue: string, now: Instant, zone: string): Pick<Queue, 'missed'> {
  const spans = book === undefined ? [] : missedOf(book.missed, dayOf(now, zone), queue);
  if (spans.length === 0) return {};
  const missed = spans.map(({ from, until, answered, abandoned: lost }) => {
    return { since: toIso(from, zone), until: toIso(until, zone), answered, lost };
  });
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

function whyUnknown(name: NumberName, choice: Choice | undefined): UnknownReason | undefined {
  if (choice === undefined) return 'notProvided';
  const { offer, isUnheard } = choice;
  if (isUnheard) return 'queueNotHeard';
  if (offer.view.complete !== true && !tellsOf(name, offer.view)) return 'notHeardYet';
  if (offer.view.age === 'expired') return 'tooOld';
  const { value, unknown } = offer.figures[name];
  if (value !== null) return undefined;
  if (unknown !== undefined) return unknown;
  return ratios.includes(name) ? 'noCallsYet' : 'notSaid';
}

/** Where nothing was counted yet, there is nothing to divide, and no call of which to tell. */
const ratios: readonly NumberName[] = [
  'answerRate',
  'avgWaitSeconds',
  'longestWaitTodaySeconds',
  'avgTalkSeconds',
  'serviceLevel',
];

function text(seconds: number | null): string | null {
  return seconds === null ? null : durationText(seconds);
}

/**
 * When the picture changes next if nothing more is heard: a limit reached, a service level missed, a wait that cannot
 * have lasted longer. Midnight is one too. `Infinity` when never. May name a moment too many, never one too few.
 */
export function nextChange(book: Book, now: Instant, endOfDay: Instant): Instant {
  const moments = book.rules.queues.flatMap((rules) => momentsOf(book, rules));
  return moments.reduce(
    (next, moment) => (moment > now && moment < next ? moment : next),
    Math.min(book.nextDeadline, endOfDay),
  );
}

/** When the waits of one queue reach its limits. */
function momentsOf(book: Book, rules: QueueRules): readonly Instant[] {
  const waiting = book.tally.waiting[rules.id] ?? [];
  // Of a queue that is only counted no service level is known: nothing but its longest wait goes on by time.
  const [oldest] = book.counted[rules.id]?.entries ?? [];
  return [
    ...waiting.flatMap(({ entry }) => [...limitsReached(entry, rules), serviceLevelMissed(entry, rules)]),
    ...(oldest === undefined ? [] : limitsReached(oldest.since, rules)),
    nextBelieved(book.sides[rules.id] ?? sideBySide),
  ];
}

/** A wait is shown rounded to the second, so a limit is reached half a second early. */
function limitsReached(entry: Instant, { alerts }: QueueRules): readonly Instant[] {
  const { warning = Infinity, critical = Infinity } = alerts.longestWaitSeconds;
  return [warning, critical].map((limit) => entry + Math.ceil(limit) * second - second / 2);
}

/** Who has waited for exactly so long is still in time. */
function serviceLevelMissed(entry: Instant, { serviceLevelSeconds }: QueueRules): Instant {
  return entry + Math.floor(serviceLevelSeconds * second) + 1;
}
