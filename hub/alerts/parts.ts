import type { Looking } from '#core/alerts/sights';
import type { SourceView } from '#core/board/source-choice';
import { advance } from '#core/book/book';
import { nextBelieved, sideBySide } from '#core/counts/side-by-side';
import type { Instant } from '#core/time/instant';
import { second } from '#core/time/instant';
import { dayBounds, dayOf } from '#core/time/zone';
import type { Ledger } from '../books/ledger.ts';
import type { Tab } from '../books/tab.ts';
import { agingOf, grace, isHeard, partOf } from '../books/tab.ts';
import type { Config } from '../config/config.ts';
import type { Words } from './words.ts';

/** How a source fares as far as it stands in the journal: a replay knows no more. */
interface Fares {
  readonly age: SourceView['age'];
  readonly isFailing: boolean;
  /** When it grows older by itself. */
  readonly agesAt: readonly Instant[];
}

/** What alerts look at: the books, and each source as the journal tells how it fares. */
export function lookingAt(ledger: Pick<Ledger, 'tabs'>, config: Config, words: Words, now: Instant): Looking {
  const tabs = [...ledger.tabs.values()];
  const failing = tabs.filter((tab) => faresOf(tab, words, now).isFailing).map(({ source }) => source.id);
  return {
    rules: config.rules,
    alerts: config.alerts,
    failing: new Set(failing),
    parts: tabs.map((tab) => {
      const { view, book } = partOf(tab, now, false);
      return { view: { ...view, age: faresOf(tab, words, now).age }, book };
    }),
  };
}

/** Where the hub said nothing yet, a capture made by hand tells by what is in it. */
function faresOf(tab: Tab, words: Words, now: Instant): Fares {
  if (words.isTold) {
    const word = words.sources[tab.source.id];
    if (word?.kind !== 'stale') return { age: 'fresh', isFailing: word !== undefined, agesAt: [] };
    return { age: now < word.since + grace ? 'stale' : 'expired', isFailing: true, agesAt: [word.since + grace] };
  }
  const { age } = partOf(tab, now, false).view;
  const own: Fares = { age, isFailing: isHeard(tab) && age !== 'fresh', agesAt: agingOf(tab) };
  switch (tab.source.input.way) {
    case 'webhooks':
    case 'stream':
      return own;
    case 'script':
      return { age: 'fresh', isFailing: false, agesAt: [] };
    case 'polls': {
      // An answer that said nothing new is in no capture: only one that made no sense tells that something is wrong.
      const isLost = tab.heardAt !== null && (tab.lastInputAt ?? -Infinity) > tab.heardAt;
      return isLost ? { ...own, isFailing: true } : { age: 'fresh', isFailing: false, agesAt: [] };
    }
  }
}

/** When what alerts look at changes next by time alone; `Infinity`: never. */
export function nextSight(
  ledger: Pick<Ledger, 'tabs'>,
  { rules, alerts }: Config,
  words: Words,
  now: Instant,
): Instant {
  let next = Infinity;
  const consider = (moment: Instant): void => {
    if (moment > now && moment < next) next = moment;
  };
  const withRates = new Set(
    alerts.queues.filter(({ limits }) => limits.answerRate ?? limits.serviceLevel).map(({ queue }) => queue),
  );
  if (withRates.size > 0) consider(dayBounds(dayOf(now, rules.timeZone), rules.timeZone).end);
  for (const tab of ledger.tabs.values()) {
    for (const moment of faresOf(tab, words, now).agesAt) consider(moment);
    const book = advance(tab.book, now);
    consider(book.nextDeadline);
    for (const queue of rules.queues) {
      if (book.tells.calls === 'both') consider(nextBelieved(book.sides[queue.id] ?? sideBySide));
      if (!withRates.has(queue.id)) continue;
      for (const { entry } of book.tally.waiting[queue.id] ?? []) {
        consider(entry + Math.floor(queue.serviceLevelSeconds * second) + 1);
      }
    }
  }
  return next;
}
