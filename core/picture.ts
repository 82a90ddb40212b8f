import { countAgents } from './agents.ts';
import type { Book } from './book.ts';
import { advance } from './book.ts';
import { durationText } from './duration.ts';
import type { Instant } from './instant.ts';
import { second } from './instant.ts';
import { alarmOf, calm } from './level.ts';
import type { NumberName, Picture, Provenance, Queue, UnknownReason } from './queue.ts';
import { numberNames } from './queue.ts';
import type { Limits, QueueRules } from './rules.ts';
import { totalsOf } from './tally.ts';
import { answerRate, averageWait, serviceLevel } from './totals.ts';
import { dayOf, toIso } from './zone.ts';

/** What the picture must know of a source: what it can know, and how fresh it is. */
export interface SourceView {
  readonly id: string;
  readonly provides: readonly NumberName[];
  /** Whether it was ever heard. What was never heard is unknown, not 0. */
  readonly heard: boolean;
  /** Whether it has ever told of a queue. Who tells only of phones does not know that nobody waits. */
  readonly tellsOfQueues: boolean;
  /** The newest input behind its numbers. */
  readonly asOf: Instant | null;
  /** Silent or failing for longer than it may. */
  readonly stale: boolean;
}

type Figures = { readonly [name in NumberName]: number | null };

/** What a screen shows at `now`: every number with where it comes from. `sources` in configured order. */
export function picture(book: Book, now: Instant, sources: readonly SourceView[]): Picture {
  const current = advance(book, now);
  const queues = current.rules.queues.map((rules) => queueOf(current, rules, now, sources));
  return { at: toIso(now, current.rules.timeZone), queues };
}

function queueOf(book: Book, rules: QueueRules, now: Instant, sources: readonly SourceView[]): Queue {
  const zone = book.rules.timeZone;
  const counted = figuresOf(book, rules, now);
  const provenance = {} as { [name in NumberName]: Provenance };
  const figures = {} as { -readonly [name in NumberName]: number | null };
  for (const name of numberNames) {
    const source = sources.find((candidate) => candidate.provides.includes(name));
    const unknown = whyUnknown(name, counted[name], source);
    figures[name] = unknown === undefined ? counted[name] : null;
    provenance[name] = {
      source: source?.id ?? null,
      asOf: source === undefined || source.asOf === null ? null : toIso(source.asOf, zone),
      stale: source?.stale ?? false,
      estimated: false,
      ...(unknown === undefined ? {} : { unknown }),
    };
  }
  const entries = (book.tally.waiting[rules.id] ?? []).map((call) => call.entry);
  // That the source is silent is an alarm of its own; what it said last raises none.
  const alarm = provenance.callsWaiting.stale ? calm : alarmOf(figures, rules.alerts);
  return {
    id: rules.id,
    name: rules.name,
    level: alarm.level,
    levelReason: alarm.reason,
    callsWaiting: figures.callsWaiting,
    longestWaitTime: text(figures.longestWaitSeconds),
    avgWaitTime: text(figures.avgWaitSeconds),
    agentsReady: figures.agentsReady,
    agentsBusy: figures.agentsBusy,
    agentsOther: figures.agentsOther,
    answeredToday: figures.answeredToday,
    lostToday: figures.lostToday,
    answerRate: figures.answerRate,
    longestWaitSeconds: figures.longestWaitSeconds,
    avgWaitSeconds: figures.avgWaitSeconds,
    serviceLevel: figures.serviceLevel,
    overflowedToday: figures.overflowedToday,
    inferredLostToday: figures.inferredLostToday,
    waitingSince: figures.callsWaiting === null ? null : entries.map((entry) => toIso(entry, zone)),
    agentsRinging: figures.agentsBusy === null ? null : (countAgents(book, rules.id)?.ringing ?? null),
    limits: {
      serviceLevelSeconds: rules.serviceLevelSeconds,
      longestWaitSeconds: limitsOf(rules.alerts.longestWaitSeconds),
      callsWaiting: limitsOf(rules.alerts.callsWaiting),
    },
    provenance,
  };
}

/** The numbers as the book has them, whoever provided them. `null`: nothing to compute from. */
function figuresOf(book: Book, rules: QueueRules, now: Instant): Figures {
  const zone = book.rules.timeZone;
  const today = dayOf(now, zone);
  const totals = totalsOf(book.tally, today, rules.id);
  const waiting = book.tally.waiting[rules.id] ?? [];
  const oldest = waiting[0];
  const ofToday = waiting.map((call) => call.entry).filter((entry) => dayOf(entry, zone) === today);
  const agents = countAgents(book, rules.id);
  return {
    callsWaiting: waiting.length,
    longestWaitSeconds: oldest === undefined ? 0 : Math.max(0, Math.round((now - oldest.entry) / second)),
    agentsReady: agents?.ready ?? null,
    agentsBusy: agents?.busy ?? null,
    agentsOther: agents?.other ?? null,
    answeredToday: totals.answered,
    lostToday: totals.abandoned,
    answerRate: oneDecimal(answerRate(totals)),
    avgWaitSeconds: rounded(averageWait(totals)),
    serviceLevel: oneDecimal(serviceLevel(totals, ofToday, now, rules.serviceLevelSeconds * second)),
    overflowedToday: totals.overflowed,
    inferredLostToday: totals.inferredAbandoned,
  };
}

function whyUnknown(
  name: NumberName,
  figure: number | null,
  source: SourceView | undefined,
): UnknownReason | undefined {
  if (source === undefined) return 'notProvided';
  if (!source.heard || !(source.tellsOfQueues || name.startsWith('agents'))) return 'notHeardYet';
  if (figure !== null) return undefined;
  return name.startsWith('agents') ? 'noMembers' : 'noCallsYet';
}

function text(seconds: number | null): string | null {
  return seconds === null ? null : durationText(seconds);
}

function rounded(figure: number | null): number | null {
  return figure === null ? null : Math.round(figure);
}

function oneDecimal(figure: number | null): number | null {
  return figure === null ? null : Math.round(figure * 10) / 10;
}

function limitsOf(limits: Limits): { readonly warning: number | null; readonly critical: number | null } {
  return { warning: limits.warning ?? null, critical: limits.critical ?? null };
}

/**
 * When the picture changes next if nothing more is heard: a limit reached, a service level missed, a wait that cannot
 * have lasted longer. Midnight is one too. `Infinity` when never. May name a moment too many, never one too few.
 */
export function nextChange(book: Book, now: Instant, endOfDay: Instant): Instant {
  const moments = book.rules.queues.flatMap((rules) =>
    (book.tally.waiting[rules.id] ?? []).flatMap(({ entry }) => momentsOf(entry, rules)),
  );
  return moments.reduce(
    (next, moment) => (moment > now && moment < next ? moment : next),
    Math.min(book.nextDeadline, endOfDay),
  );
}

/** When one caller's wait reaches the limits of his queue. */
function momentsOf(entry: Instant, { alerts, serviceLevelSeconds }: QueueRules): readonly Instant[] {
  const { warning = Infinity, critical = Infinity } = alerts.longestWaitSeconds;
  return [
    // A wait is shown rounded to the second, so a limit is reached half a second early.
    ...[warning, critical].map((limit) => entry + Math.ceil(limit) * second - second / 2),
    // Who has waited for exactly so long is still in time.
    entry + Math.floor(serviceLevelSeconds * second) + 1,
  ];
}
