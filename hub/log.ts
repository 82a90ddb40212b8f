import type { Logger } from 'pino';
import { pino } from 'pino';

export type { Logger };

/** Structured logs, one line of JSON each, on stderr: stdout belongs to the command's own answer. */
export function createLog(level: string = process.env['LOG_LEVEL'] ?? 'info'): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ fd: 2, sync: true }));
}
