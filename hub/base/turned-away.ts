import type { HubNotice, TurnedAway, TurnedAwayWhy } from '#core/board/queue';
import type { Sentence } from '#core/said/sentence';
import type { Instant } from '#core/time/instant';
import { toIso } from '#core/time/zone';

/** Once or twice somebody mistypes; a phone system goes on. */
const oftenEnough = 3;

/** So many kinds of a source are told apart: who sets up a phone system mends the first ones first. */
const mostKinds = 6;

/**
 * What came and could not be used, since the hub started or its settings changed: a phone system that is wrongly set up must
 * not look like a quiet day. Counts alone, with the sentence of the last one, which holds no secret and no number.
 */
export interface TurnedAwayBook {
  /** A request of that source. */
  add(source: string, why: TurnedAwayWhy, at: Instant, sentence: Sentence): void;
  /** A request that names no source, or one that does not call. */
  stranger(at: Instant): void;
  /** A connection was closed for want of room. */
  dropped(port: 'board' | 'webhooks', at: Instant): void;
  of(source: string, timeZone: string): readonly TurnedAway[];
  notices(timeZone: string): readonly HubNotice[];
  /** Of these sources what was wrong may be right now; and so may the addresses that strangers call. */
  clear(right: readonly string[]): void;
}

interface Tally {
  readonly why: TurnedAwayWhy;
  readonly count: number;
  readonly at: Instant;
  readonly sentence: Sentence;
}

interface Times {
  count: number;
  at: Instant;
}

export function createTurnedAwayBook(): TurnedAwayBook {
  // By what is configured alone: whoever calls cannot make it grow.
  const sources = new Map<string, Map<string, Tally>>();
  const ports = new Map<'board' | 'webhooks', Times>();
  const strangers: Times = { count: 0, at: 0 };

  return {
    add(source, why, at, sentence) {
      let tallies = sources.get(source);
      if (tallies === undefined) sources.set(source, (tallies = new Map()));
      const key = `${why} ${sentence.en}`;
      const count = (tallies.get(key)?.count ?? 0) + 1;
      // The newest stands last.
      tallies.delete(key);
      tallies.set(key, { why, count, at, sentence });
      const [oldest] = tallies.keys();
      if (tallies.size > mostKinds && oldest !== undefined) tallies.delete(oldest);
    },
    stranger(at) {
      strangers.count += 1;
      strangers.at = at;
    },
    dropped(port, at) {
      ports.set(port, { count: (ports.get(port)?.count ?? 0) + 1, at });
    },
    of(source, timeZone) {
      return [...(sources.get(source)?.values() ?? [])]
        .filter(({ why, count }) => why !== 'secret' || count >= oftenEnough)
        .map(({ why, count, at, sentence }) => ({ why, count, lastAt: toIso(at, timeZone), sentence }))
        .toReversed();
    },
    notices(timeZone) {
      const unknown: readonly HubNotice[] =
        strangers.count < oftenEnough
          ? []
          : [{ kind: 'strangers', count: strangers.count, lastAt: toIso(strangers.at, timeZone) }];
      const full = [...ports]
        .filter(([, { count }]) => count >= oftenEnough)
        .map(([port, { count, at }]): HubNotice => ({ kind: 'dropped', port, count, lastAt: toIso(at, timeZone) }));
      return [...unknown, ...full];
    },
    clear(right) {
      for (const source of right) sources.delete(source);
      if (right.length === 0) return;
      ports.clear();
      strangers.count = 0;
    },
  };
}
