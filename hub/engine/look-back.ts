import type { Instant } from '#core/time/instant';
import { hour } from '#core/time/instant';
import type { Journal, SourceMemory } from '../journal/journal.ts';
import type { Ledger } from '../books/ledger.ts';
import { createSlices } from './slices.ts';

const day = 24 * hour;

/** Whom nobody has heard for longer is not remembered. */
const longestQuiet = 14 * day;

/** Nor is it looked for behind so many inputs: a start is not to take minutes. */
const mostRecalled = 200_000;

/**
 * Once, of sources that a hub of an older version heard: day by day back, until of all it is known what they tell. From then on
 * the journal knows.
 */
export async function lookBack(
  journal: Pick<Journal, 'read'>,
  ledger: Ledger,
  known: ReadonlyMap<string, SourceMemory>,
  from: Instant,
): Promise<void> {
  const spoke = new Set([...known].flatMap(([source, { queues }]) => (queues === null ? [source] : [])));
  const slices = createSlices();
  let recalled = 0;
  for (let to = from; to > from - longestQuiet && recalled < mostRecalled; to -= day) {
    if (!ledger.forgets(spoke)) return;
    for await (const page of journal.read({ from: to - day, to })) {
      for (const { input } of page) {
        ledger.recall(input);
        recalled += 1;
        const rest = slices.rest();
        if (rest !== undefined) await rest;
      }
    }
  }
}
