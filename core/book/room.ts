import type { Refusal } from '../calls/calls.ts';
import type { Fact } from '../said/facts.ts';
import type { Book } from './book.ts';
import { fold } from './book.ts';

/** Why a book would have no room for what these facts tell, were so many more calls open already; `null`: it has. */
export function noRoomFor(book: Book, facts: readonly Fact[], more: number): Refusal | null {
  let crowded: Book = { ...book, rules: book.rules.withLessRoom(more) };
  for (const fact of facts) {
    const { book: next, refused } = fold(crowded, fact);
    if (refused !== undefined) return refused;
    crowded = next;
  }
  return null;
}

/** Whether so many more calls could be too many, so that it is worth asking whether a fact opens one. */
export function isNearlyFull({ calls, rules }: Book, more: number): boolean {
  return (
    calls.delivery === 'loose' && (calls.unanswered + more >= rules.openCalls || calls.open.size + more >= rules.calls)
  );
}
