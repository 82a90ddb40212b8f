import { JournalUnavailable } from '../../journal.ts';

/** What fails for want of the journal is told by its state alone. */
export function quietly<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof JournalUnavailable) return undefined;
    throw error;
  }
}
