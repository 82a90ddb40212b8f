import type { Book } from '#core/book/book';
import { createBook, fold } from '#core/book/book';
import type { Rules } from '#core/book/rules';
import type { PassageChange } from '#core/calls/changes';
import type { Passage } from '#core/calls/passage';
import { samePassage } from '#core/calls/passage';
import type { Totals } from '#core/counts/totals';
import { counted, noCalls } from '#core/counts/totals';
import type { Fact } from '#core/said/facts';
import type { Tells } from '#core/said/tells';
import { second } from '#core/time/instant';
import { dayOf } from '#core/time/zone';
import { after, inWords, rulesWith, tellsExactly } from './facts.ts';

/** A book after some facts, and all that folding them in changed. */
export function folded(
  facts: readonly Fact[],
  rules: Rules = rulesWith(),
  tells: Tells = tellsExactly,
): { readonly book: Book; readonly changes: readonly PassageChange[] } {
  const changes: PassageChange[] = [];
  let book = createBook(rules, tells);
  for (const fact of facts) {
    const step = fold(book, fact);
    book = step.book;
    changes.push(...step.changes);
  }
  return { book, changes };
}

/**
 * The passages that changes leave. Each change must be of a passage as the changes before it left it.
 * @throws where one is of a passage that is not there
 */
export function passagesAfter(changes: readonly PassageChange[]): readonly Passage[] {
  return changes.reduce<readonly Passage[]>((passages, { before, after: now }) => {
    const place = before === null ? -1 : passages.findIndex((passage) => samePassage(passage, before));
    if (before !== null && place === -1) throw new Error(`Nobody knows of ${inWords(before)}.`);
    const others = passages.filter((_passage, index) => index !== place);
    return now === null ? others : [...others, now];
  }, []);
}

/** What became of every call by the changes, so many seconds after ten: as `passagesAt`, in order of entry. */
export function livedAt(facts: readonly Fact[], seconds: number, rules?: Rules, tells?: Tells): readonly string[] {
  // A word about nobody brings the book to that moment.
  const later: Fact = { source: 'pbx', kind: 'agent-named', agent: 'nobody', name: 'Nobody', at: after(seconds) };
  return passagesAfter(folded([...facts, later], rules, tells).changes)
    .toSorted((a, b) => a.entry - b.entry)
    .map(inWords);
}

/** The totals of a queue on a day, from an empty day and the changes alone. */
export function totalsBy(changes: readonly PassageChange[], rules: Rules, day: string, queue: string): Totals {
  const within = (rules.queues.find(({ id }) => id === queue)?.serviceLevelSeconds ?? 0) * second;
  const isOf = (passage: Passage | null): Passage | null =>
    passage?.queue === queue && dayOf(passage.entry, rules.timeZone) === day ? passage : null;
  return changes.reduce(
    (totals, change) => counted(totals, { before: isOf(change.before), after: isOf(change.after) }, within),
    noCalls,
  );
}
