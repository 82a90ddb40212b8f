import { z } from 'zod';
import { asOneText as both } from '#core/said/sentence';
import { noAddress, noDigest, noHeader, noQueue, oneLine, textWithZeros } from '#adapters/setting-words';

const group = z
  .strictObject({
    group: z
      .string()
      .min(1)
      .meta({
        title: both('Køgruppe', 'Group'),
        example: 'support',
        description: both('Køgruppens navn i SWAN.', 'The name of the queue group in SWAN.'),
      }),
    queues: z
      .array(z.string(textWithZeros).min(1))
      .min(1)
      .meta({
        title: both('Køer', 'Queues'),
        description: both('De køer i gruppen, der tæller med.', 'The queues of the group that are counted.'),
      }),
  })
  .meta({
    title: both('Kø', 'Queue'),
    description: both('Hvor SWAN tæller denne kø på tavlen.', 'Where SWAN counts this queue of the board.'),
  });

/** SWAN answers by group: of two queues of the board with one group and different queues, it would tell one number. */
const groups = z.record(z.string().min(1), group).superRefine((queues, context) => {
  if (Object.keys(queues).length === 0) {
    context.addIssue({ code: 'custom', message: noQueue });
  }
  const known = new Map<string, string>();
  for (const [queue, value] of Object.entries(queues)) {
    const members = value.queues.toSorted().join('\n');
    if ((known.get(value.group) ?? members) !== members) {
      const message = both(
        'nævner en gruppe, som en anden kø nævner med andre køer: forventede en gruppe for sig selv',
        'names a group that another queue names with other queues: expected a group of its own',
      );
      context.addIssue({ code: 'custom', path: [queue, 'group'], message });
    }
    known.set(value.group, members);
  }
});

const address = z
  .string()
  .regex(
    /^https?:\/\/[^\s/?#@]+(?:\/[^\s?#@]*)?$/i,
    noAddress('https://10.1.1.87', { da: '?, # og @', en: '?, # or @' }),
  );

const sha256 = /^[0-9a-f]{2}(?::?[0-9a-f]{2}){31}$/i;
const headerName = z.string().regex(/^[\w!#$%&'*+.^`|~-]+$/, noHeader);
const headerValue = z.string().regex(/^[^\p{Cc}]*$/u, oneLine);

/** The settings of a SWAN source; see the contract. */
export const swanSettings = z
  .strictObject({
    baseUrl: address.meta({
      title: both('Adresse', 'Address'),
      example: 'https://10.1.1.87',
      description: both(
        "Adressen på SWAN's webserver, indtil navnet på det, der spørges om: https://10.1.1.87.",
        'The address of the SWAN web server, up to the name of the request: https://10.1.1.87.',
      ),
    }),
    company: z
      .string()
      .min(1)
      .meta({
        title: both('Firma', 'Company'),
        example: 'vestpol',
        description: both('Firmaet, hvis brugere er medarbejderne.', 'The company whose users are the agents.'),
      }),
    departments: z
      .array(z.string().min(1))
      .min(1)
      .optional()
      .meta({
        title: both('Afdelinger', 'Departments'),
        description: both(
          'Kun brugere i disse afdelinger; uden dem alle firmaets brugere.',
          'Only users of these departments are asked for; absent: all users of the company.',
        ),
      }),
    everySeconds: z
      .number()
      .min(0.1)
      .max(3_600)
      .default(5)
      .meta({
        title: both('Spørg hvert', 'Interval'),
        often: true,
        description: both('Hvor tit SWAN bliver spurgt, i sekunder.', 'How often SWAN is asked, in seconds.'),
      }),
    queues: groups.meta({
      title: both('Køer', 'Queues'),
      description: both(
        'For hver kø på tavlen: den gruppe og de køer i SWAN, som den er.',
        'For each queue of the board, by its id: the group and the queues in SWAN that it is.',
      ),
    }),
    queuesParameter: z
      .enum(['brackets', 'json'])
      .default('brackets')
      .meta({
        title: both('Stavning af køer', 'Spelling of the queues'),
        description: both(
          'Hvordan der spørges om køerne: queues[GRUPPE][]=KØ eller queues={"GRUPPE":["KØ"]}.',
          'How the queues are asked for: queues[GROUP][]=QUEUE, or queues={"GROUP":["QUEUE"]}.',
        ),
      }),
    headers: z
      .record(headerName, headerValue)
      .optional()
      .meta({
        title: both('Headere', 'Headers'),
        description: both(
          'Hvad der sendes med hver gang, hvis serveren vil have en nøgle eller et token.',
          'What is sent with each request, where the server wants a key or a token.',
        ),
      }),
    certificateSha256: z
      .string()
      .regex(sha256, noDigest)
      .optional()
      .meta({
        title: both('Certifikat', 'Certificate'),
        description: both(
          'SHA-256 af serverens eget certifikat, hvis ingen kendt har underskrevet det.',
          "The SHA-256 of the server's own certificate, where nobody known has signed it.",
        ),
      }),
  })
  .refine(({ baseUrl, certificateSha256 }) => certificateSha256 === undefined || /^https:/i.test(baseUrl), {
    path: ['certificateSha256'],
    message: both(
      'har ingen virkning uden https: forventede en baseUrl, der begynder med https://',
      'is of no use without https: expected a baseUrl that begins with https://',
    ),
  });

export type SwanSettings = z.infer<typeof swanSettings>;
