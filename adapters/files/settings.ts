import { z } from 'zod';
import { asOneText as both } from '#core/said/sentence';
import { checkMapping, mappingShape } from '#adapters/mapping/settings';

const encodings = ['utf-8', 'latin1', 'windows-1252'] as const;

/** The settings of files that a phone system writes; see the contract. */
export const filesSettings = z
  .strictObject({
    path: z
      .string()
      .min(1)
      .meta({
        title: both('Sti', 'Path'),
        example: 'C:\\Opkald',
        description: both(
          'En fil eller en mappe med filer, som hubben ser den.',
          'A file, or a folder of files, as the hub sees it.',
        ),
      }),
    format: z.enum(['csv', 'json', 'jsonl']).meta({
      title: both('Format', 'Format'),
      choices: { csv: 'CSV', json: 'JSON', jsonl: both('JSON-linjer', 'JSON lines') },
      description: both('CSV, JSON eller JSON-linjer.', 'CSV, JSON, or JSON lines.'),
    }),
    encoding: z
      .enum(encodings)
      .optional()
      .meta({
        title: both('Tegnsæt', 'Encoding'),
        description: both(
          'Uden det UTF-8, eller Latin-1, hvor filen ikke er det.',
          'Without it UTF-8, or Latin-1 where the file is none.',
        ),
      }),
    separator: z
      .string()
      .length(1)
      .optional()
      .meta({
        title: both('Skilletegn', 'Separator'),
        description: both(
          'Hvad der står mellem kolonnerne i CSV; uden det siger første linje det.',
          'What stands between the columns of CSV; without it the first line tells.',
        ),
      }),
    columns: z
      .array(z.string().min(1))
      .min(1)
      .optional()
      .meta({
        title: both('Kolonner', 'Columns'),
        description: both(
          'Navnene på kolonnerne i CSV, hvis filens første linje ikke siger dem.',
          'The names of the columns of CSV, where the first line of a file does not say them.',
        ),
      }),
    quotes: z
      .boolean()
      .default(true)
      .meta({
        title: both('Anførselstegn', 'Quotes'),
        description: both(
          'Om en værdi i CSV må stå i anførselstegn; ellers er et anførselstegn et tegn som andre.',
          'Whether a value of CSV may stand in double quotes; where not, a quote is a letter like any other.',
        ),
      }),
    everySeconds: z
      .number()
      .min(0.1)
      .max(86_400)
      .default(5)
      .meta({
        title: both('Spørg hvert', 'Interval'),
        description: both('Hvor tit der ses på filerne, i sekunder.', 'How often the files are looked at, in seconds.'),
      }),
    ...mappingShape,
  })
  .superRefine((settings, context) => {
    checkMapping(settings, context);
    if (settings.format === 'csv') return;
    for (const name of ['separator', 'columns'] as const) {
      if (settings[name] === undefined) continue;
      context.addIssue({
        code: 'custom',
        path: [name],
        message: both(
          `har ingen virkning med "format": "${settings.format}"`,
          `is of no use with "format": "${settings.format}"`,
        ),
      });
    }
  });

export type FilesSettings = z.infer<typeof filesSettings>;
