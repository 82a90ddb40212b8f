import { z } from 'zod/mini';
import type { NearbyHub } from '../screens/nearby.ts';
import type { Joined, Left, ScreenOf } from '../screens/joined.ts';
import { type Ask, of } from './ask.ts';
import { screenAsks } from './screen-asks.ts';

/** Longer than any host's name with its port. */
const address = z.string().check(z.maxLength(300));

/** What only a desktop can answer, of itself; a part of the table of asks. From afar there is none: `null`. */
export const desktopAsks = {
  /** Whose screen this desktop is. */
  screenOf: {
    takes: null,
    answer: of<ScreenOf | null>(),
    who: 'viewer',
    by: 'hub',
    over: { method: null, answer: null },
  },
  /** The hubs that make themselves known on the network: a help for who would type an address. */
  hubsNearby: {
    takes: null,
    answer: of<readonly NearbyHub[]>(),
    who: 'viewer',
    by: 'hub',
    over: { method: null, answer: [] },
  },
  /** It becomes a screen of the hub at that address, by the code that stands there. */
  pairWith: {
    takes: z.strictObject({ address, ...screenAsks.pairScreen.takes.shape }),
    answer: of<Joined | null>(),
    who: 'viewer',
    by: 'hub',
    over: { method: null, answer: null },
  },
  /** It is its own hub again. */
  leaveHub: {
    takes: null,
    answer: of<Left | null>(),
    who: 'viewer',
    by: 'hub',
    over: { method: null, answer: null },
  },
} satisfies { readonly [name: string]: Ask };
