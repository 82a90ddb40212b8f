import type { Picture, SourceStatus } from '#core/board/queue';

/**
 * The sources of which the figures say otherwise than is known of them: one that was silent tells figures now, or one that was well
 * tells none any more. Until it is asked again, the header says the opposite of the tiles below it.
 */
export function contradicted({ queues }: Picture, sources: readonly SourceStatus[]): readonly string[] {
  const told = queues.flatMap(({ provenance }) => Object.values(provenance));
  return sources
    .filter(({ id, state }) => told.some(({ source, stale }) => source === id && stale === (state === 'ok')))
    .map(({ id }) => id);
}
