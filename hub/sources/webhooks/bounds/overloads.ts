import { minute } from '#core/time/instant';
import type { Logger } from '../../../machine/log.ts';
import type { Overload } from './gate.ts';

const sentences: { readonly [overload in Overload]: string } = {
  'per-second':
    'A source calls more often than its limits.perSecond: what is beyond is answered 429. If it is not the phone system, change the secret.',
  'bytes-a-day':
    'A source fills the journal faster than a day may: what is beyond is answered 429. If it is not the phone system, change the secret.',
  'under-way': 'More requests of a source wait for the disk than there is room for: what is beyond is answered 429.',
  'open-calls':
    'More calls of a source are open than its limits.openCalls, and nobody answered them: new ones are answered 429.',
  calls: 'More calls of a source are open than there is room for: new ones are answered 429.',
  'one-call': 'More is told of one call than of any call there is: what is beyond is answered 429.',
};

/** Logs that a source is over its bounds, for each bound once a minute at most, with how many requests that were. */
export function createOverloadLog(log: Logger): (source: string, overload: Overload) => void {
  const known = new Map<string, { count: number; loggedAt: number }>();
  return (source, overload) => {
    const key = `${overload} ${source}`;
    const since = known.get(key) ?? { count: 0, loggedAt: -Infinity };
    known.set(key, since);
    since.count += 1;
    const now = performance.now();
    if (now - since.loggedAt < minute) return;
    log.warn({ source, refused: since.count }, sentences[overload]);
    since.count = 0;
    since.loggedAt = now;
  };
}
