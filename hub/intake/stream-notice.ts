import type { Input } from '#core/said/input';
import type { Instant } from '#core/time/instant';

/** The source under which the hub itself journals that the connection of a stream began or was lost. */
export const streamsSource = '#streams';

export interface StreamNotice {
  readonly kind: 'opened' | 'lost';
  /** Whose connection it is. */
  readonly source: string;
  readonly at: Instant;
}

/** What is journaled of it, so that a replay knows as well how old what was told is: `opened csta`. */
export function streamNotice({ kind, source, at }: StreamNotice): Input {
  return { kind: 'stream', at, source: streamsSource, message: `${kind} ${source}` };
}

/** `undefined` where it is another input, or not as it was written. */
export function readStreamNotice(input: Input): StreamNotice | undefined {
  if (input.source !== streamsSource || input.kind !== 'stream') return undefined;
  const [, kind, source] = /^(opened|lost) (\S+)$/.exec(input.message) ?? [];
  if (source === undefined) return undefined;
  return { kind: kind === 'opened' ? 'opened' : 'lost', source, at: input.at };
}
