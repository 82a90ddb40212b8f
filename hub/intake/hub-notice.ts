import type { Input } from '#core/said/input';
import type { Instant } from '#core/time/instant';

/** The source under which the hub itself journals what alerts depend on and no phone system tells. */
export const hubSource = '#hub';

/**
 * `started`, `stopped`: outside of these nobody looked at anything. `awake`: the hub looked at that moment, at which time alone
 * had made something of it. `failing`: the source cannot be reached, or makes no sense; `stale`: its figures are old; `back`:
 * neither any more.
 */
export type HubNotice =
  | { readonly kind: 'started' | 'stopped' | 'awake' }
  | { readonly kind: 'failing' | 'stale' | 'back'; readonly source: string };

/** What is journaled of it, so that a replay has the same alerts: `started`, `failing swan`. */
export function hubNotice(notice: HubNotice, at: Instant): Input {
  const message = 'source' in notice ? `${notice.kind} ${notice.source}` : notice.kind;
  return { kind: 'stream', at, source: hubSource, message };
}

/** `undefined` where it is another input, or not as it was written. */
export function readHubNotice(input: Input): HubNotice | undefined {
  if (input.source !== hubSource || input.kind !== 'stream') return undefined;
  const [, own, kind, source = ''] =
    /^(?:(started|stopped|awake)|(failing|stale|back) (\S+))$/.exec(input.message) ?? [];
  if (own !== undefined) return { kind: own as 'started' | 'stopped' | 'awake' };
  return kind === undefined ? undefined : { kind: kind as 'failing' | 'stale' | 'back', source };
}
