import type { Freshness } from '#core/source-choice';
import type { NumberName, SourceStatus } from '#core/queue';

const ranks: { readonly [freshness in Freshness]: number } = { live: 0, polled: 1, history: 2 };

/** Whether a source tells of a queue, and of a number of it. */
export const canKnow = ({ provides, queues }: SourceStatus, name: NumberName, queue: string): boolean =>
  provides.includes(name) && (queues?.includes(queue) ?? true);

/**
 * The source that would usually have the word for a number and is silent while another speaks; `undefined` where
 * `speaker` is the usual one. Which goes before which is as in core: live, polled, history, then as configured.
 */
export function replacedSource(
  name: NumberName,
  queue: string,
  speaker: string | null,
  sources: readonly SourceStatus[],
): SourceStatus | undefined {
  const place = sources.findIndex(({ id }) => id === speaker);
  const speaking = sources[place];
  // One that is silent itself was not asked to stand in for anybody.
  if (speaking === undefined || speaking.state !== 'ok') return undefined;
  return sources.find(
    (source, index) =>
      source !== speaking &&
      source.state !== 'ok' &&
      canKnow(source, name, queue) &&
      (ranks[source.freshness] < ranks[speaking.freshness] ||
        (source.freshness === speaking.freshness && index < place)),
  );
}
