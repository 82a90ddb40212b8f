import type { AlertEvent } from '#core/alerts/open-alert';
import type { Input } from '#core/said/input';
import { type AlertBook, createAlertBook, type KeptAlerts } from '#hub/alerts/alert-book';
import { createLedger } from '#hub/books/ledger';
import { createConfig } from '#hub/config/config';
import type { Configuration } from './configurations.ts';

/** The alerts of a capture, as `replay --alerts` has them. */
export interface AlertDay {
  readonly log: AlertEvent[];
  readonly book: AlertBook;
  take(...inputs: readonly Input[]): void;
}

export function alertDay(configuration: Configuration, kept?: KeptAlerts): AlertDay {
  const config = createConfig(configuration, { environment: {} });
  const ledger = createLedger({ rules: config.rules, sources: config.sources, complete: true });
  const log: AlertEvent[] = [];
  const surroundings = () => ({ ledger, config });
  const book = createAlertBook({ surroundings, heard: (events) => void log.push(...events), ...(kept && { kept }) });
  return {
    log,
    book,
    take(...inputs) {
      for (const input of inputs) {
        book.before(input);
        ledger.take(input);
        book.after(input);
      }
    },
  };
}

/** An entry in a few words: `09:01:05.000 raised longestWaitSeconds support warning`, the time as in UTC. */
export function inWords({ at, kind, subject, severity, change, by }: AlertEvent): string {
  const who = by === undefined ? '' : ` by ${String(by)}`;
  return `${new Date(at).toISOString().slice(11, 23)} ${change} ${kind} ${subject.queue ?? subject.source} ${severity}${who}`;
}
