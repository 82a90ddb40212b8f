import type { Offer, SourcePart } from '../board/source-choice.ts';
import { chosen, partAt } from '../board/source-choice.ts';
import { figuresOf } from '../board/figures.ts';
import { whyUnknown } from '../board/unknown.ts';
import { waitingLine } from '../board/waiting-line.ts';
import type { QueueRules, Rules } from '../book/rules.ts';
import type { NumberName } from '../said/numbers.ts';
import type { Instant } from '../time/instant.ts';
import { dayOf } from '../time/zone.ts';
import type { AlertRules, QueueAlertRules } from './rules.ts';
import type { QueueSight, Seen, Sights } from './sight.ts';

/** What is seen at one instant, and of what that was made: where nothing of it changes, neither does the sight. */
export interface Looked {
  readonly sights: Sights;
  readonly madeOf: { readonly [queue: string]: readonly unknown[] };
}

export interface Looking {
  readonly rules: Rules;
  readonly alerts: AlertRules;
  /** In configured order. */
  readonly parts: readonly SourcePart[];
  /** The sources that are stale or failing. */
  readonly failing: ReadonlySet<string>;
}

/** What alerts look at, at `now`. `before`: the last look, of which all that has not changed is the same object again. */
export function look({ rules, alerts, parts, failing }: Looking, now: Instant, before?: Looked): Looked {
  const current = parts.map((part) => partAt(part, now));
  const queues: Record<string, QueueSight> = {};
  const madeOf: Record<string, readonly unknown[]> = {};
  for (const [index, queue] of rules.queues.entries()) {
    // Both lists are in configured order.
    const own = alerts.queues[index];
    if (own?.queue !== queue.id) continue;
    const able = current.filter(({ view }) => view.queues?.includes(queue.id) ?? true);
    const [known, of] = [before?.sights.queues[queue.id], before?.madeOf[queue.id]];
    const material = materialOf(queue.id, able, watchesRates(own), rules.timeZone, now);
    const isSame = known !== undefined && of !== undefined && isSameList(material, of);
    const sight = isSame ? known : sightOf(queue, able, watchesRates(own), now);
    madeOf[queue.id] = material;
    queues[queue.id] = known !== undefined && isSameSight(known, sight) ? known : sight;
  }
  return { sights: { queues, failing }, madeOf };
}

function watchesRates({ limits: { answerRate, serviceLevel } }: QueueAlertRules): boolean {
  return [answerRate, serviceLevel].some((limits) => limits?.warning !== undefined || limits?.critical !== undefined);
}

/** All that a sight depends on, each a value that is replaced when it changes. */
function materialOf(
  queue: string,
  parts: readonly SourcePart[],
  rates: boolean,
  timeZone: string,
  now: Instant,
): readonly unknown[] {
  const material: unknown[] = [];
  for (const { view, book } of parts) {
    const { tally, counted, sides, following, tells } = book;
    const waiting = tally.waiting[queue];
    const isAnybody = (waiting?.size ?? 0) > 0 || (counted[queue]?.waiting ?? 0) > 0;
    material.push(view.age, view.heard, view.tellsOfQueues, view.toldOf?.size, waiting, counted[queue], sides[queue]);
    material.push(following[queue]);
    // Who is ready matters only while somebody waits.
    if (isAnybody) material.push(book.presences, tally.phones, book.rules);
    if (rates) material.push(tally.days, book.recorded, book.missed, dayOf(now, timeZone));
    // Here time alone changes what is known.
    if (tells.calls === 'both' || (rates && isAnybody)) material.push(now);
  }
  return material;
}

function isSameList(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((value, index) => value === other[index]);
}

function sightOf(rules: QueueRules, parts: readonly SourcePart[], rates: boolean, now: Instant): QueueSight {
  const offers = parts.map(({ view, book }) => ({ view, book, figures: figuresOf(book, rules, now) }));
  const seen = <Value>(name: NumberName, valueOf: (offer: Offer & SourcePart) => Value | null): Seen<Value> => {
    const choice = chosen(name, rules.id, offers, rules.sources?.[name] ?? []);
    const unknown = whyUnknown(name, choice);
    const offer = offers.find(({ view }) => view.id === choice?.offer.view.id);
    if (offer === undefined || (unknown !== undefined && unknown !== 'noCallsYet')) return null;
    const value = valueOf(offer);
    return value === null ? null : { isStale: offer.view.age !== 'fresh', value };
  };
  const figure = (name: NumberName) => seen(name, ({ figures }) => figures[name].value);
  const rate = (name: 'answerRate' | 'serviceLevel'): Seen<number | null> =>
    wrapped(seen(name, ({ figures }) => [figures[name].exact ?? figures[name].value] as const));
  return {
    waiting: figure('callsWaiting'),
    oldest: wrapped(seen('longestWaitSeconds', ({ book }) => oldestIn(waitingLine(book, rules.id, now)?.entries))),
    ready: figure('agentsReady'),
    calls: rates ? both(figure('answeredToday'), figure('lostToday')) : null,
    answerRate: rates ? rate('answerRate') : null,
    serviceLevel: rates ? rate('serviceLevel') : null,
  };
}

function oldestIn(entries: readonly Instant[] | undefined): readonly [Instant | null] | null {
  return entries === undefined ? null : [entries[0] ?? null];
}

function wrapped<Value>(seen: Seen<readonly [Value]>): Seen<Value> {
  return seen && { ...seen, value: seen.value[0] };
}

function both(answered: Seen<number>, lost: Seen<number>): Seen<number> {
  if (answered === null || lost === null) return null;
  return { isStale: answered.isStale || lost.isStale, value: answered.value + lost.value };
}

function isSameSight(one: QueueSight, other: QueueSight): boolean {
  const names = ['waiting', 'oldest', 'ready', 'calls', 'answerRate', 'serviceLevel'] as const;
  return names.every((name) => one[name]?.value === other[name]?.value && one[name]?.isStale === other[name]?.isStale);
}
