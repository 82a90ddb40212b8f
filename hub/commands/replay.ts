import type { Instant } from '#core/time/instant';
import type { Picture } from '#core/board/queue';
import { parseIso } from '#core/time/zone';
import { clockSource } from '../intake/clock-step.ts';
import { readCapture } from '../journal/captures/read-capture.ts';
import { readConfig } from '../config/config.ts';
import { typedPath } from '../machine/data-folder.ts';
import type { Ledger } from '../books/ledger.ts';
import { createLedger } from '../books/ledger.ts';
import { ArgumentsInvalid, readArguments } from './arguments.ts';

/**
 * Feeds a capture through the real adapters and the real book, by the capture's own clock, and prints the board at each
 * `--at`, in order of time; without one, at the last input. Touches no journal and no network.
 * @throws ArgumentsInvalid, ConfigInvalid, CaptureProblem
 */
export function replay(args: readonly string[]): number {
  const options = readArguments(args, {
    config: { type: 'string' },
    capture: { type: 'string' },
    at: { type: 'string', multiple: true, default: [] },
  });
  if (options.config === undefined) throw new ArgumentsInvalid('--config FILE is missing.');
  if (options.capture === undefined) throw new ArgumentsInvalid('--capture FILE is missing.');
  const config = readConfig(typedPath(options.config), { environment: process.env, unset: 'not-needed-in-a-replay' });
  const instants = options.at.map((text) => readInstant(text, config.rules.timeZone)).sort((a, b) => a - b);
  const ledger = createLedger({
    rules: config.rules,
    sources: config.sources,
    lostCalls: config.lostCalls,
    complete: true,
  });
  for (const picture of pictures(ledger, typedPath(options.capture), instants)) {
    process.stdout.write(`${JSON.stringify(picture)}\n`);
  }
  return 0;
}

function* pictures(ledger: Ledger, capture: string, instants: readonly Instant[]): Generator<Picture> {
  const wanted = [...instants];
  let now = -Infinity;
  for (const input of readCapture(capture)) {
    // What arrived later is later all the same; only where the hub says that its clock was set back, it was.
    now = input.source === clockSource ? input.at : Math.max(now, input.at);
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
