import { faultOf } from '#hub/machine/fault';
import type { Logger } from '#hub/machine/log';
import { relaunch } from './relaunch.ts';

/** A fault that nobody caught: no dialog on a wall, but the log, and the program anew. */
export function setupFaults(log: Logger): void {
  const end = (error: unknown) => {
    log.fatal({ fault: faultOf(error) }, 'A fault that nobody foresaw; the program starts anew.');
    relaunch();
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
}
