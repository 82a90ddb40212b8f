import type { Adapter } from '#adapters/adapter';
import { polledByMapping } from '#adapters/mapping/polled';
import { second } from '#core/time/instant';
import { hasMore, lasting, poll } from './poll.ts';
import { filesSettings, type FilesSettings } from './settings.ts';

/** Files that a phone system writes, or a person saves, described by a mapping. */
export const files = {
  ...polledByMapping<FilesSettings>(),
  id: 'files',
  title: 'Files',
  settings: filesSettings,
  secrets: [],
  input: { way: 'polls', every: ({ everySeconds }) => everySeconds * second, hasMore, lasting, poll },
} satisfies Adapter<FilesSettings>;
