import type { Instant } from '#core/time/instant';
import type { Ledger } from '../books/ledger.ts';
import type { Journal } from '../journal/journal.ts';
import type { Source } from '../sources/source.ts';

/** Among so many of a source's last inputs is one with its counts. */
const most = 200;

/**
 * Takes what phone systems that count by themselves said last before the past that is read. Their totals may never begin anew:
 * what was counted by the evening before, or on Friday, is not today's. A start goes on where that cannot be read.
 */
export async function countedBefore(
  journal: Pick<Journal, 'lastOf'>,
  ledger: Pick<Ledger, 'replay'>,
  sources: readonly Source[],
  from: Instant,
): Promise<void> {
  for (const { id, input, tells } of sources) {
    const counts = input.way === 'polls' && (tells.calls === 'counts' || tells.calls === 'both');
    if (!counts) continue;
    const inputs = await journal.lastOf(id, from, most).catch(() => []);
    for (const each of inputs) ledger.replay(each);
  }
}
