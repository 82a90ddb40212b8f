import { z } from 'zod';
import { checkMapping, mappingShape } from '#adapters/mapping/settings';

const encodings = ['utf-8', 'latin1', 'windows-1252'] as const;

/** The settings of files that a phone system writes; see the contract. */
export const filesSettings = z
  .strictObject({
    path: z.string().min(1).meta({ title: 'Path', description: 'A file, or a folder of files, as the hub sees it.' }),
    format: z.enum(['csv', 'json', 'jsonl']).meta({ title: 'Format', description: 'CSV, JSON, or JSON lines.' }),
    encoding: z.enum(encodings).optional().meta({
      title: 'Encoding',
      description: 'Without it UTF-8, or Latin-1 where the file is none.',
    }),
    separator: z.string().length(1).optional().meta({
      title: 'Separator',
      description: 'What stands between the columns of CSV; without it the first line tells.',
    }),
    columns: z.array(z.string().min(1)).min(1).optional().meta({
      title: 'Columns',
      description: 'The names of the columns of CSV, where the first line of a file does not say them.',
    }),
    quotes: z.boolean().default(true).meta({
      title: 'Quotes',
      description: 'Whether a value of CSV may stand in double quotes; where not, a quote is a letter like any other.',
    }),
    everySeconds: z.number().min(0.1).max(86_400).default(5).meta({
      title: 'Interval',
      description: 'How often the files are looked at, in seconds.',
    }),
    ...mappingShape,
  })
  .superRefine((settings, context) => {
    checkMapping(settings, context);
    if (settings.format === 'csv') return;
    for (const name of ['separator', 'columns'] as const) {
      if (settings[name] === undefined) continue;
      context.addIssue({ code: 'custom', path: [name], message: `is of no use with "format": "${settings.format}"` });
    }
  });

export type FilesSettings = z.infer<typeof filesSettings>;
