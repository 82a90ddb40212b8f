import type { JsonValue } from '#core/said/input';
import type { Instant } from '#core/time/instant';
import { hour } from '#core/time/instant';
import type { Tab } from '../tab.ts';

/** What was known of every stream just before the first input at or after that instant. */
export interface Anchor {
  readonly at: Instant;
  readonly known: readonly (readonly [source: string, known: JsonValue])[];
}

/** How often what is known is kept. */
const apart = 6 * hour;

/** Of the last days, as far back as a day is ever read again. */
const mostAnchors = 12;

/**
 * A connection outlasts midnight, and its messages are read by what it said before. So what is known of it is kept a few times
 * a day: then a day can be read again from the journal without all the days since the connection began.
 */
export interface Anchors {
  /** An input that came then is about to be taken. */
  pass(at: Instant): void;
  /** The newest one that is not after that instant. */
  before(at: Instant): Anchor | undefined;
  /** All that are kept, the oldest first; a value. */
  all(): readonly Anchor[];
  /** Goes on from these. */
  use(anchors: readonly Anchor[]): void;
}

export function createAnchors(tabs: ReadonlyMap<string, Tab>): Anchors {
  const streams = [...tabs.values()].filter(({ connection }) => connection !== null);
  let anchors: readonly Anchor[] = [];
  let next = -Infinity;

  function nextAfter(at: Instant): Instant {
    return (Math.floor(at / apart) + 1) * apart;
  }

  return {
    pass(at) {
      if (streams.length === 0 || at < next) return;
      next = nextAfter(at);
      const known = streams.map((tab) => [tab.source.id, tab.known] as const);
      anchors = [...anchors, { at, known }].slice(-mostAnchors);
    },
    before: (at) => anchors.findLast((anchor) => anchor.at <= at),
    all: () => anchors,
    use(others) {
      anchors = others;
      next = nextAfter(others.at(-1)?.at ?? -Infinity);
    },
  };
}
