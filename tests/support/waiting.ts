import type { Book } from '#core/book/book';
import { itemsOf } from '#core/calls/by-time';
import { nobodyWaits, type WaitingCall } from '#core/calls/passage';

/** Who waits in a queue, the oldest entry first. */
export function waitingIn({ tally }: Pick<Book, 'tally'>, queue: string): readonly WaitingCall[] {
  return itemsOf(tally.waiting[queue] ?? nobodyWaits);
}
