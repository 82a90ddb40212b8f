import type { Adapter } from '#adapters/adapter';
import { personsByMapping } from '#adapters/mapping/personal';
import { polledByMapping } from '#adapters/mapping/polled';
import { second } from '#core/time/instant';
import { hasMore, lasting, poll } from './poll.ts';
import { filesSettings, type FilesSettings } from './settings.ts';

/** Files that a phone system writes, or a person saves, described by a mapping. */
export const files = {
  ...polledByMapping<FilesSettings>(),
  id: 'files',
  title: 'CSV, JSON',
  about: {
    da: 'Filer, som telefonsystemet skriver: CSV eller JSON. Hvad posterne betyder, vælges felt for felt.',
    en: 'Files that the phone system writes: CSV or JSON. What the records mean is chosen field by field.',
  },
  settings: filesSettings,
  secrets: [],
  input: {
    way: 'polls',
    ...personsByMapping,
    every: ({ everySeconds }) => everySeconds * second,
    hasMore,
    lasting,
    poll,
  },
} satisfies Adapter<FilesSettings>;
