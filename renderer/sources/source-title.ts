import type { SourceStatus } from '#core/board/queue';

type Named = Pick<SourceStatus, 'id' | 'title'>;

/** What people call a source: its title, and its id too where another has the same title. */
export function sourceTitle(id: string, sources: readonly Named[]): string {
  const title = sources.find((source) => source.id === id)?.title ?? id;
  return sources.filter((source) => source.title === title).length > 1 ? `${title} (${id})` : title;
}
