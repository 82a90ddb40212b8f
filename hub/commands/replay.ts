import { type AlertEvent, asEntry } from '#core/alerts/open-alert';
import type { Instant } from '#core/time/instant';
import type { Picture } from '#core/board/queue';
import { parseIso } from '#core/time/zone';
import { type AlertSurroundings, createAlertBook } from '../alerts/alert-book.ts';
import { readCapture } from '../journal/captures/read-capture.ts';
import { readConfig } from '../config/config.ts';
import { typedPath } from '../machine/data-folder.ts';
import type { Ledger } from '../books/ledger.ts';
import { createLedger } from '../books/ledger.ts';
import { momentOf } from '../books/played.ts';
import { ArgumentsInvalid, readArguments } from './arguments.ts';

/**
 * Feeds a capture through the real adapters and the real book, by the capture's own clock, and prints the board at each
 * `--at`, in order of time; without one, at the last input. With `--alerts`, the log of alerts until the last of these. Touches
 * no journal and no network.
 * @throws ArgumentsInvalid, ConfigInvalid, CaptureProblem
 */
export function replay(args: readonly string[]): number {
  const options = readArguments(args, {
    config: { type: 'string' },
    capture: { type: 'string' },
    at: { type: 'string', multiple: true, default: [] },
    alerts: { type: 'boolean', default: false },
  });
  if (options.config === undefined) throw new ArgumentsInvalid('--config FILE is missing.');
  if (options.capture === undefined) throw new ArgumentsInvalid('--capture FILE is missing.');
  const config = readConfig(typedPath(options.config), { environment: process.env, unset: 'not-needed-in-a-replay' });
  const instants = options.at.map((text) => readInstant(text, config.rules.timeZone)).sort((a, b) => a - b);
  const { rules, sources, lostCalls } = config;
  const ledger = createLedger({ rules, sources, lostCalls, complete: true });
  const capture = typedPath(options.capture);
  if (options.alerts) logAlerts({ ledger, config }, capture, instants);
  else {
    // A line of a replay is its queues; what they come to together, whoever reads it can add up.
    for (const { at, queues } of pictures(ledger, capture, instants)) print({ at, queues });
  }
  return 0;
}

function print(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

function logAlerts(
  surroundings: AlertSurroundings & { readonly ledger: Ledger },
  capture: string,
  instants: readonly Instant[],
): void {
  const { ledger, config } = surroundings;
  const heard = (events: readonly AlertEvent[]) => {
    for (const event of events) print(asEntry(event, config.rules.timeZone));
  };
  const alerts = createAlertBook({ surroundings: () => surroundings, heard });
  const last = instants.at(-1) ?? Infinity;
  let now = -Infinity;
  for (const input of readCapture(capture)) {
    now = momentOf(input, now);
    if (now > last) break;
    alerts.before(input);
    ledger.take(input);
    alerts.after(input);
  }
  if (now > -Infinity) alerts.until(last === Infinity ? now : last);
}

function* pictures(ledger: Ledger, capture: string, instants: readonly Instant[]): Generator<Picture> {
  const wanted = [...instants];
  let now = -Infinity;
  for (const input of readCapture(capture)) {
    now = momentOf(input, now);
    for (let at = wanted[0]; at !== undefined && at < now; at = wanted[0]) {
      yield ledger.picture(at);
      wanted.shift();
    }
    if (instants.length > 0 && wanted.length === 0) return;
    ledger.take(input);
  }
  if (instants.length === 0 && now > -Infinity) yield ledger.picture(now);
  for (const at of wanted) yield ledger.picture(at);
}

function readInstant(text: string, timeZone: string): Instant {
  const parsed = parseIso(text, timeZone);
  if (parsed !== undefined) return parsed.at;
  throw new ArgumentsInvalid(`--at ${text}: expected an ISO 8601 instant such as 2026-11-18T09:14:38+01:00.`);
}
