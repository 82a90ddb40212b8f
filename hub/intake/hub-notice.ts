import type { Input } from '#core/said/input';
import type { Instant } from '#core/time/instant';

/** The source under which the hub itself journals that it started and stopped. */
export const wholeHub = '#hub';

export interface HubNotice {
  readonly kind: 'started' | 'stopped';
  readonly at: Instant;
}

/** `undefined` where it is another input, or something else that the hub says of itself. */
export function readHubNotice(input: Input): HubNotice | undefined {
  if (input.source !== wholeHub || input.kind !== 'stream') return undefined;
  const kind = /^(started|stopped)\b/.exec(input.message)?.[1];
  return kind === undefined ? undefined : { kind: kind === 'started' ? 'started' : 'stopped', at: input.at };
}
