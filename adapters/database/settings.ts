import { z } from 'zod';
import { checkMapping, mappingShape } from '#adapters/mapping/settings';
import { databaseAt } from './address.ts';

/** The settings of a database; see the contract. */
export const databaseSettings = z
  .strictObject({
    url: z.string().min(1).meta({
      title: 'Address',
      description:
        'Where the database is: postgres://USER:PASSWORD@HOST/DATABASE, mysql://…, mssql://…, or sqlite:FILE. ?tls= off, encrypted or trusted.',
    }),
    user: z
      .string()
      .min(1)
      .optional()
      .meta({ title: 'User', description: 'Who asks, where the address does not say.' }),
    password: z.string().optional().meta({ title: 'Password', description: 'The password of the user.' }),
    query: z
      .string()
      .regex(/^\s*(?:select|with)\b/i, 'is no query that only reads: expected SELECT or WITH')
      .meta({
        title: 'Query',
        description: 'What is asked. :cursor stands for the last value of the cursor, so that each row is read once.',
      }),
    cursor: z.string().min(1).optional().meta({
      title: 'Cursor',
      description: 'The column that grows from row to row: a number, or a time. The query orders by it.',
      isNeededBySome: true,
    }),
    cursorStart: z.union([z.number(), z.string()]).default(0).meta({
      title: 'Beginning of the cursor',
      description: 'What stands for :cursor in the first query of all.',
    }),
    everySeconds: z.number().min(0.1).max(86_400).default(5).meta({
      title: 'Interval',
      description: 'How often the database is asked, in seconds.',
    }),
    ...mappingShape,
  })
  .superRefine((settings, context) => {
    checkMapping(settings, context);
    const problem = (path: string, message: string): void =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (databaseAt(settings) === undefined) {
      problem('url', 'is not an address such as "postgres://user:password@host/database" or "sqlite:/path/calls.db"');
    }
    const hasPlace = /:cursor\b/.test(settings.query);
    if (settings.cursor !== undefined && !hasPlace)
      problem('query', 'does not use :cursor: expected it where rows are chosen');
    if (settings.cursor === undefined && hasPlace) problem('cursor', 'is missing: the query uses :cursor');
  });

export type DatabaseSettings = z.infer<typeof databaseSettings>;
