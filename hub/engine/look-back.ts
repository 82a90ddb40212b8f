import type { Instant } from '#core/time/instant';
import { hour } from '#core/time/instant';
import type { Journal } from '../base/journal-shim.ts';
import type { Ledger } from '../books/ledger.ts';
import { createSlices } from './slices.ts';

const day = 24 * hour;

/** Whom nobody has heard for longer is not remembered. */
const longestQuiet = 14 * day;

/** Nor is it looked for behind so many inputs: a start is not to take minutes. */
const mostRecalled = 200_000;

/** A quiet night must not make a phone system one that was never heard: day by day back, until all are remembered. */
export async function lookBack(
  journal: Pick<Journal, 'read'>,
  ledger: Ledger,
  spoke: ReadonlySet<string>,
  from: Instant,
): Promise<void> {
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
