import type { Instant } from '#core/time/instant';
import { second } from '#core/time/instant';
import type { Ledger } from '../books/ledger.ts';
import type { Tab } from '../books/tab.ts';
import { agingOf, partOf, stateOf } from '../books/tab.ts';
import type { HubNotice } from '../intake/hub-notice.ts';
import type { Words } from './words.ts';

/** A connection that was there before a restart is old until it is made again, which is no news for so long. */
const settling = 10 * second;

type Fares = 'failing' | 'stale' | 'well';

/** What is to be said of the sources that fare otherwise than was said last. */
export function unsaid(
  { tabs }: Pick<Ledger, 'tabs'>,
  { sources }: Words,
  { now, deaf, startedAt }: { readonly now: Instant; readonly deaf: boolean; readonly startedAt: Instant },
): readonly HubNotice[] {
  return [...tabs.values()].flatMap((tab): readonly HubNotice[] => {
    const { id } = tab.source;
    const fares = faresOf(tab, now, deaf);
    if (fares === (sources[id]?.kind ?? 'well')) return [];
    if (fares === 'stale' && tab.connection !== null && now < startedAt + settling) return [];
    return [fares === 'well' ? { kind: 'back', source: id } : { kind: fares, source: id }];
  });
}

function faresOf(tab: Tab, now: Instant, deaf: boolean): Fares {
  switch (stateOf(tab, now, deaf)) {
    case 'ok':
    case 'waiting':
      return 'well';
    case 'stale':
      return 'stale';
    case 'failing':
      return partOf(tab, now, deaf).view.age === 'fresh' ? 'failing' : 'stale';
  }
}

/** When time alone will make a source silent, or a connection that was never made again old; `Infinity`: never. */
export function nextSilence({ tabs }: Pick<Ledger, 'tabs'>, now: Instant, startedAt: Instant): Instant {
  const moments = [...tabs.values()].flatMap((tab) => [...agingOf(tab), startedAt + settling]);
  return Math.min(Infinity, ...moments.filter((moment) => moment > now));
}
