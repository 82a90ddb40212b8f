import type { Input } from '#core/said/input';
import type { Instant } from '#core/time/instant';
import { dayOf } from '#core/time/zone';
import { createLedger } from '../books/ledger.ts';
import type { Tab } from '../books/tab.ts';
import type { Config } from '../config/config.ts';
import { clockSource } from '../intake/clock-step.ts';
import { createChangedHours } from './hours.ts';
import type { HistoryFile } from './file/history-file.ts';
import { createHistoryNotes } from './notes.ts';

/** What is noted is written down at least so often: a back-fill of years fills no memory. */
const mostNotes = 2_000;

/** Takes inputs of the past into a history, in order of arrival. */
export interface HistoryWriter {
  take(input: Input): void;
  /** Writes down what is left, as it is then. */
  finish(): void;
  /** What time it is by the inputs; -Infinity before the first. */
  readonly now: Instant;
  readonly tabs: ReadonlyMap<string, Tab>;
}

/** `from`: hours that begin before it are left as they are. */
export function createHistoryWriter(config: Config, file: HistoryFile, from: Instant = -Infinity): HistoryWriter {
  const { rules, sources } = config;
  const notes = createHistoryNotes();
  const ledger = createLedger({ rules, sources, complete: true, notes });
  const hours = createChangedHours(from);
  let now = -Infinity;
  let day = '';

  function write(at?: Instant): void {
    file.write({ ...hours.changed(ledger.tabs, at), ...notes.taken() });
  }

  return {
    take(input) {
      // What arrived later is later all the same; only where the hub says that its clock was set back, it was.
      now = input.source === clockSource ? input.at : Math.max(now, input.at);
      const today = dayOf(now, rules.timeZone);
      if (today !== day || notes.size > mostNotes) write();
      day = today;
      ledger.take(input);
    },
    finish: () => write(now > -Infinity ? now : undefined),
    get now() {
      return now;
    },
    tabs: ledger.tabs,
  };
}
