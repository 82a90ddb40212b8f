import type { Instant } from '#core/time/instant';
import type { HubNotice } from '../intake/hub-notice.ts';

/** What the hub said of its sources: how each of those fares that is not well, and since when. Plain JSON. */
export interface Words {
  /** The hub has said anything: who is not named here is well. Until then each source's own inputs tell how it fares. */
  readonly isTold: boolean;
  readonly sources: { readonly [source: string]: { readonly kind: 'failing' | 'stale'; readonly since: Instant } };
}

export const noWords: Words = { isTold: false, sources: {} };

/** What is known after one more word. A hub that starts takes all for well until it says otherwise. */
export function heeding({ sources }: Words, notice: HubNotice, at: Instant): Words {
  switch (notice.kind) {
    case 'started':
      return { isTold: true, sources: {} };
    case 'stopped':
    case 'awake':
      return { isTold: true, sources };
    case 'failing':
    case 'stale':
      return { isTold: true, sources: { ...sources, [notice.source]: { kind: notice.kind, since: at } } };
    case 'back': {
      const { [notice.source]: _back, ...others } = sources;
      return { isTold: true, sources: others };
    }
  }
}
