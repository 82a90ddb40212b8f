import { z } from 'zod';
import { asOneText as both } from '#core/said/sentence';
import { checkMapping, mappingShape } from '#adapters/mapping/settings';
import { databaseAt } from './address.ts';

/** The settings of a database; see the contract. */
export const databaseSettings = z
  .strictObject({
    url: z
      .string()
      .min(1)
      .meta({
        title: both('Adresse', 'Address'),
        example: 'postgres://10.1.1.30/calls',
        description: both(
          'Hvor databasen er: postgres://BRUGER:KODE@SERVER/DATABASE, mysql://…, mssql://… eller sqlite:FIL. ?tls= off, encrypted eller trusted.',
          'Where the database is: postgres://USER:PASSWORD@HOST/DATABASE, mysql://…, mssql://…, or sqlite:FILE. ?tls= off, encrypted or trusted.',
        ),
      }),
    user: z
      .string()
      .min(1)
      .optional()
      .meta({
        title: both('Bruger', 'User'),
        often: true,
        description: both(
          'Hvem der spørger, hvis adressen ikke siger det.',
          'Who asks, where the address does not say.',
        ),
      }),
    password: z
      .string()
      .optional()
      .meta({
        title: both('Adgangskode', 'Password'),
        often: true,
        description: both('Brugerens adgangskode.', 'The password of the user.'),
      }),
    query: z
      .string()
      .regex(
        /^\s*(?:select|with)\b/i,
        both(
          'er ikke en forespørgsel, der kun læser: forventede SELECT eller WITH',
          'is no query that only reads: expected SELECT or WITH',
        ),
      )
      .meta({
        title: both('Forespørgsel', 'Query'),
        kind: 'longText',
        example: 'SELECT * FROM calls WHERE id > :cursor ORDER BY id',
        description: both(
          'Hvad der spørges om. :cursor er markørens sidste værdi, så hver række læses én gang.',
          'What is asked. :cursor stands for the last value of the cursor, so that each row is read once.',
        ),
      }),
    cursor: z
      .string()
      .min(1)
      .optional()
      .meta({
        title: both('Markør', 'Cursor'),
        description: both(
          'Kolonnen, der vokser fra række til række: et tal eller en tid. Forespørgslen sorterer efter den.',
          'The column that grows from row to row: a number, or a time. The query orders by it.',
        ),
        isNeededBySome: true,
      }),
    cursorStart: z
      .union([z.number(), z.string()])
      .default(0)
      .meta({
        title: both('Markørens begyndelse', 'Beginning of the cursor'),
        kind: 'numberOrText',
        description: both(
          'Hvad :cursor er i den allerførste forespørgsel: et tal, eller en tid som 2026-11-18 00:00:00.',
          'What stands for :cursor in the first query of all: a number, or a time such as 2026-11-18 00:00:00.',
        ),
      }),
    everySeconds: z
      .number()
      .min(0.1)
      .max(86_400)
      .default(5)
      .meta({
        title: both('Spørg hvert', 'Interval'),
        description: both(
          'Hvor tit databasen bliver spurgt, i sekunder.',
          'How often the database is asked, in seconds.',
        ),
      }),
    ...mappingShape,
  })
  .superRefine((settings, context) => {
    checkMapping(settings, context);
    const problem = (path: string, message: string): void =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (databaseAt(settings) === undefined) {
      problem(
        'url',
        both(
          'er ikke en adresse som "postgres://user:password@host/database" eller "sqlite:/path/calls.db"',
          'is not an address such as "postgres://user:password@host/database" or "sqlite:/path/calls.db"',
        ),
      );
    }
    const hasPlace = /:cursor\b/.test(settings.query);
    if (settings.cursor !== undefined && !hasPlace)
      problem(
        'query',
        both(
          'bruger ikke :cursor: forventede den dér, hvor rækker vælges',
          'does not use :cursor: expected it where rows are chosen',
        ),
      );
    if (settings.cursor === undefined && hasPlace)
      problem('cursor', both('mangler: forespørgslen bruger :cursor', 'is missing: the query uses :cursor'));
  });

export type DatabaseSettings = z.infer<typeof databaseSettings>;
