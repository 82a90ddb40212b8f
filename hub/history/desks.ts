import type { Instant } from '#core/time/instant';
import type { Config } from '../config/config.ts';
import type { Journal } from '../journal/journal.ts';
import { createOutboundDesk, type OutboundDesk, type OutboundDeskOptions } from '../outbound/desk.ts';
import { createPastDesk, type PastDesk } from '../past/desk.ts';
import { createHistoryDesk, type HistoryDesk } from './desk.ts';
import type { HistoryKeeper } from './keeper.ts';

interface DesksOptions {
  readonly keeper: HistoryKeeper;
  readonly journal: Journal;
  readonly shown: OutboundDeskOptions['shown'];
  readonly config: () => Config;
  readonly now: () => Instant;
}

/** Whatever is asked of earlier hours and days: their figures, the calls out, and the board as it was. */
export function createDesksOfThePast({ keeper, journal, shown, config, now }: DesksOptions): {
  readonly history: HistoryDesk;
  readonly outbound: OutboundDesk;
  readonly past: PastDesk;
} {
  return {
    history: createHistoryDesk({ keeper, config, now }),
    outbound: createOutboundDesk({ shown, keeper, now }),
    past: createPastDesk({ journal, config, now }),
  };
}
