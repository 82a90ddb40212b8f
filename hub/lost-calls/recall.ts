import type { LostCalls } from '#core/lost-calls/lost-calls';
import type { Instant } from '#core/time/instant';
import type { Ledger } from '../books/ledger.ts';
import type { FactWatch } from '../books/taking.ts';
import { createLedger } from '../books/ledger.ts';
import type { Config } from '../config/config.ts';
import { createSlices } from '../engine/slices.ts';
import type { Journal } from '../journal/journal.ts';

export interface RecallOptions {
  readonly journal: Pick<Journal, 'read'>;
  readonly config: Config;
  readonly from: Instant;
  /** What came from then on is not wanted; absent: without end. */
  readonly until?: Instant;
  /** The number of the last input that is wanted. */
  readonly to: number;
  /** Whoever else follows it. */
  readonly watches?: readonly FactWatch[];
  readonly isStopped: () => boolean;
}

/**
 * Who was lost in a part of the journal, read beside all else. Numbers are written down nowhere but in the journal, so that
 * nothing but the journal need forget them. `undefined`: it was stopped.
 */
export async function recallLost(options: RecallOptions): Promise<LostCalls | undefined> {
  return (await readAgain(options))?.lost.known();
}

/** A ledger that has taken that part of the journal, with everybody who was lost in it. */
export async function readAgain(options: RecallOptions): Promise<Ledger | undefined> {
  const { journal, config, from, until = Infinity, to, watches = [], isStopped } = options;
  const { rules, sources, lostCalls } = config;
  const ledger = createLedger({ rules, sources, lostCalls, keepLostCalls: Infinity, complete: true, watches });
  const slices = createSlices();
  for await (const page of journal.read({ from, to: until })) {
    for (const { seq, input } of page) {
      if (isStopped()) return undefined;
      if (seq > to) return ledger;
      ledger.replay(input);
      const rest = slices.rest();
      if (rest !== undefined) await rest;
    }
  }
  return ledger;
}
