import type { Instant } from '#core/time/instant';
import type { Journal } from './journal.ts';

/** An input by which a journal is recognised. */
export interface LastInput {
  readonly seq: number;
  readonly at: Instant;
  readonly source: string;
}

/**
 * The journal has that very input in that place: it is no other one, and no older copy.
 * @throws JournalUnavailable
 */
export async function isOf(journal: Pick<Journal, 'read'>, { seq, at, source }: LastInput): Promise<boolean> {
  for await (const [first] of journal.read({ after: seq - 1 })) {
    return first?.seq === seq && first.input.at === at && first.input.source === source;
  }
  return false;
}
