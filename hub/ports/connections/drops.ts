import { minute } from '#core/time/instant';
import type { Logger } from '../../machine/log.ts';
import type { PortName } from '../listen.ts';
import type { DropReason } from './connections.ts';

const sentences: { readonly [reason in DropReason]: string } = {
  stranger: 'There was no room: the oldest connections that never authenticated were closed.',
  address: 'One address opened too many connections without authenticating: its oldest were closed.',
  holder: 'Too many connections were open with one secret or token: the oldest were closed.',
  full: 'There was no room at all: new connections were refused.',
};

/** Logs connections that were closed for want of room, each reason once a minute at most, with how many there were. */
export function createDropLog(log: Logger, name: PortName): (reason: DropReason) => void {
  const since = new Map<DropReason, { count: number; loggedAt: number }>();
  return (reason) => {
    const known = since.get(reason) ?? { count: 0, loggedAt: -Infinity };
    since.set(reason, known);
    known.count += 1;
    const now = performance.now();
    if (now - known.loggedAt < minute) return;
    log.warn({ port: name, dropped: known.count }, sentences[reason]);
    known.count = 0;
    known.loggedAt = now;
  };
}
