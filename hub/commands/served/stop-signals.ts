/** What a system sends to a program that is to stop, and what to one that is to read its configuration again. */
export interface Signals {
  readonly stop: readonly NodeJS.Signals[];
  readonly readAgain: readonly NodeJS.Signals[];
}

/**
 * Windows has no SIGHUP: Node calls the closing of the console so, and the program is ended some seconds later whatever it
 * does. It has Ctrl-Break besides, the only one of its signals that one process can send to another's group.
 */
export const signalsOn = (platform: NodeJS.Platform): Signals =>
  platform === 'win32'
    ? { stop: ['SIGTERM', 'SIGINT', 'SIGBREAK', 'SIGHUP'], readAgain: [] }
    : { stop: ['SIGTERM', 'SIGINT'], readAgain: ['SIGHUP'] };
