import type { Freshness } from '../said/numbers.ts';
import type { NumberName } from '../said/numbers.ts';
import type { Book } from '../book/book.ts';
import { advance } from '../book/book.ts';
import type { Figures } from './figure.ts';
import type { Instant } from '../time/instant.ts';

/** What the picture must know of a source: what it can know, and how fresh it is. */
export interface SourceView {
  readonly id: string;
  readonly provides: readonly NumberName[];
  readonly freshness: Freshness;
  /** The queues it tells of; absent: any. */
  readonly queues?: readonly string[] | undefined;
  /** Whether it was ever heard. What was never heard is unknown, not 0. */
  readonly heard: boolean;
  /** Whether it has ever told of a queue. Who tells only of phones does not know that nobody waits. */
  readonly tellsOfQueues: boolean;
  /** Of one that tells of any queue: those that it has told of so far. Absent: it names its queues. */
  readonly toldOf?: ReadonlySet<string> | undefined;
  /** All that it ever said is known: what it did not tell did not happen. Absent: more may come. */
  readonly complete?: boolean | undefined;
  /** The newest input behind its numbers. */
  readonly asOf: Instant | null;
  /** `stale`: silent or failing for longer than it may. `expired`: so long that its numbers say nothing any more. */
  readonly age: 'fresh' | 'stale' | 'expired';
}

/** A source together with its own book. */
export interface SourcePart {
  readonly view: SourceView;
  readonly book: Book;
}

/** The same at `now`: in its book nobody waits, rings or talks longer than he can. */
export function partAt({ view, book }: SourcePart, now: Instant): SourcePart {
  return { view, book: advance(book, now) };
}

/** A source's numbers of one queue. */
export interface Offer {
  readonly view: SourceView;
  readonly figures: Figures;
}

/** Whose word counts, and the id of the source that usually has it and is silent now. */
export interface Choice {
  readonly offer: Offer;
  readonly insteadOf: string | undefined;
  /** It can know the number, and has not told of this queue yet: it may not be set up for it. */
  readonly isUnheard: boolean;
}

const ranks: { readonly [freshness in Freshness]: number } = { live: 0, polled: 1, history: 2 };

/** Whether a source has said enough to be asked for a number: anything at all, and of a queue where it is one of calls. */
export function tellsOf(name: NumberName, { heard, tellsOfQueues }: SourceView): boolean {
  return heard && (tellsOfQueues || name.startsWith('agents'));
}

/**
 * Whose word counts for a number: the sources that are preferred by the configuration, then live before polled before
 * history, then as configured. Of agents, who knows of pauses goes before who only hears phones, however fresh: to him
 * somebody on a break is ready, and would count twice beside the other's "other". One that is stale hands over to the next that
 * is fresh and knows the number; where none is, the first that can still say something speaks, and its number is shown as old:
 * an old number says more than one that is fresh and does not know it.
 *
 * One that tells of any queue, and never told of this one, may not be set up for it: where another's settings name the
 * queue, or another has told of it, its 0 is no word of nobody calling. Nor are members ready whose phones are on another
 * phone system, where that one tells of agents.
 */
export function chosen(
  name: NumberName,
  queue: string,
  offers: readonly Offer[],
  preferred: readonly string[],
): Choice | undefined {
  const knowsSuch = ({ provides }: SourceView): boolean => provides.some((other) => ofAgents(other) === ofAgents(name));
  const isOf = ({ queues, toldOf }: SourceView): boolean => queues?.includes(queue) ?? toldOf?.has(queue) ?? false;
  const hasOwner = offers.some(({ view }) => isOf(view) && knowsSuch(view));
  const hears = ({ id, toldOf }: SourceView): boolean =>
    !hasOwner || preferred.includes(id) || (toldOf?.has(queue) ?? true);
  const tellers = offers.filter(({ view }) => view.provides.includes(name) && (view.queues?.includes(queue) ?? true));
  const able = tellers
    .filter(({ view }) => hears(view))
    .map((offer, index) => ({ offer, order: orderOf(name, offer.view, preferred, index) }))
    .sort((a, b) => a.order - b.order)
    .map(({ offer }) => offer);
  const tells = ({ view }: Offer): boolean => tellsOf(name, view);
  const says = (offer: Offer): boolean =>
    tells(offer) && (offer.figures[name].value !== null || hasNothingToDivide(name, offer.figures));
  const offer =
    able.find((each) => says(each) && each.view.age === 'fresh') ??
    able.find((each) => says(each) && each.view.age === 'stale') ??
    able.find((each) => tells(each) && each.view.age === 'fresh') ??
    able.find(({ view }) => view.heard) ??
    able[0];
  if (offer === undefined) {
    const [unheard] = tellers;
    return unheard && { offer: unheard, insteadOf: undefined, isUnheard: true };
  }
  // One that is silent itself stands in for nobody.
  const silent = offer.view.age === 'fresh' ? able.slice(0, able.indexOf(offer)).find(isSilent) : undefined;
  return { offer, insteadOf: silent?.view.id, isUnheard: false };
}

function isSilent({ view }: Offer): boolean {
  return !view.heard || view.age !== 'fresh';
}

function ofAgents(name: NumberName): boolean {
  return name.startsWith('agents');
}

/** No rate beside counts of 0 is a word too: another source's rate would belong to other counts. */
function hasNothingToDivide(name: NumberName, { answeredToday, lostToday }: Figures): boolean {
  switch (name) {
    case 'avgWaitSeconds':
    case 'avgTalkSeconds':
      return answeredToday.value === 0;
    case 'answerRate':
    case 'serviceLevel':
    case 'longestWaitTodaySeconds':
      return answeredToday.value === 0 && lostToday.value === 0;
    case 'callsWaiting':
    case 'longestWaitSeconds':
    case 'agentsReady':
    case 'agentsBusy':
    case 'agentsOther':
    case 'answeredToday':
    case 'lostToday':
    case 'overflowedToday':
    case 'inferredLostToday':
      return false;
  }
}

function orderOf(name: NumberName, view: SourceView, preferred: readonly string[], index: number): number {
  const place = preferred.indexOf(view.id);
  if (place !== -1) return place;
  const hearsPhonesOnly = ofAgents(name) && !view.provides.includes('agentsOther');
  return (hearsPhonesOnly ? 10_000 : 1_000) + ranks[view.freshness] * 1_000 + index;
}
