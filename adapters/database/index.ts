import type { Adapter } from '#adapters/adapter';
import { personsByMapping } from '#adapters/mapping/personal';
import { polledByMapping } from '#adapters/mapping/polled';
import { second } from '#core/time/instant';
import { hasMore, lasting, poll } from './poll.ts';
import { databaseSettings, type DatabaseSettings } from './settings.ts';

/** Tables of a database that a phone system writes, described by a mapping. */
export const database = {
  ...polledByMapping<DatabaseSettings>(),
  id: 'database',
  title: 'Database',
  about: {
    da: 'En database med opkald: PostgreSQL, MySQL, SQL Server eller SQLite. Hvad posterne betyder, vælges felt for felt.',
    en: 'A database of calls: PostgreSQL, MySQL, SQL Server or SQLite. What the records mean is chosen field by field.',
  },
  settings: databaseSettings,
  secrets: ['password'],
  input: {
    way: 'polls',
    ...personsByMapping,
    every: ({ everySeconds }) => everySeconds * second,
    hasMore,
    lasting,
    poll,
  },
} satisfies Adapter<DatabaseSettings>;
