import type { Logger } from 'pino';
import { pino } from 'pino';

export type { Logger };

/** Of lines that cannot be written now, so much waits until they can; what comes after is lost. Bytes. */
const mostUnwritten = 256 * 1024;

/** Structured logs, one line of JSON each, on stderr: stdout belongs to the command's own answer. */
const levels = [...Object.keys(pino.levels.values), 'silent'];

/** `LOG_LEVEL` names none of the levels that there are. The message is a sentence. */
export class LogLevelUnknown extends Error {
  override readonly name = 'LogLevelUnknown';
}

/** @throws LogLevelUnknown */
export function createLog(level: string = process.env['LOG_LEVEL'] || 'info'): Logger {
  if (!levels.includes(level)) {
    throw new LogLevelUnknown(`LOG_LEVEL is not a known level: expected one of ${levels.join(', ')}.`);
  }
  const destination = pino.destination({ fd: 2, sync: true, maxLength: mostUnwritten });
  // A log on a full disk must not end the hub that waits for it to be emptied.
  destination.on('error', () => undefined);
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);
}
