import type { Feed } from '#hub/books/feed';

/** A board on which nothing is. */
export function createFeedOf(): Pick<Feed, 'picture' | 'sources'> {
  const at = '2026-11-18T11:00:00.000+01:00';
  return {
    picture: () => ({ at, queues: [] }) as unknown as ReturnType<Feed['picture']>,
    sources: () => ({ at, sources: [] }) as unknown as ReturnType<Feed['sources']>,
  };
}
