import { z } from 'zod';
import { asOneText as both } from '#core/said/sentence';
import { noAddress } from '#adapters/setting-words';

/** Kept in the journal and shown: it holds neither a sign-in nor a query. */
const address = z
  .url({ protocol: /^https?$/, error: noAddress('https://api.example.dk/v1') })
  .regex(
    /^[a-z]+:\/\/[^/?#@]+(?:\/[^?#]*)?$/i,
    both(
      'skal være en adresse uden brugernavn, adgangskode, "?" og "#"',
      'must be an address without a user name, a password, "?" and "#"',
    ),
  );

const number = z
  .string()
  .regex(/^\S+$/, both('skal være et nummer som tekst, som "622"', 'must be a number as text, as in "622"'));

const signIn = z.strictObject({
  tokenUrl: address.default('https://api.unotelefoni.se/token').meta({
    title: both('Tokenadresse', 'Token address'),
    rare: true,
    description: both(
      'Adressen, der giver et token for brugernavn og adgangskode.',
      'The address that gives a token for a user name and a password.',
    ),
  }),
  username: z
    .string()
    .min(1)
    .meta({
      title: both('Brugernavn', 'User name'),
      example: 'firma',
      description: both('Brugernavnet hos Soluno.', 'The user name at Soluno.'),
    }),
  password: z
    .string()
    .min(1)
    .meta({
      title: both('Adgangskode', 'Password'),
      description: both('Adgangskoden hos Soluno.', 'The password at Soluno.'),
    }),
});

const fixedHeader = z.strictObject({
  header: z
    .string()
    .regex(/^[\w!#$%&'*+.^`|~-]+$/, both('skal være navnet på en HTTP-header', 'must be the name of an HTTP header'))
    .meta({
      title: both('Header', 'Header'),
      example: 'X-Api-Key',
      description: both(
        'Navnet på en header, der sendes med hvert spørgsmål.',
        'The name of a header that is sent with each question.',
      ),
    }),
  value: z
    .string()
    .regex(/^[\x20-\x7e]+$/, both('skal være én linje med almindelige bogstaver', 'must be one line of plain letters'))
    .meta({
      title: both('Værdi', 'Value'),
      description: both('Hvad der står i den header.', 'What stands in that header.'),
    }),
});

/** The settings of a Soluno source; see the contract. */
export const solunoSettings = z.strictObject({
  baseUrl: address.default('https://api.soluno.se').meta({
    title: both('Adresse', 'Address'),
    description: both(
      'Hvor opkaldshistorikken er, for eksempel https://api.soluno.se.',
      'Where the call history is, as in https://api.soluno.se.',
    ),
  }),
  everySeconds: z
    .number()
    .positive()
    .default(300)
    .meta({
      title: both('Spørg hvert', 'Seconds between questions'),
      description: both(
        'Soluno svarer én gang på 300 sekunder: et mindre tal regnes som 300.',
        'Soluno answers once in 300 seconds: a smaller number is taken as 300.',
      ),
    }),
  queues: z
    .record(z.string().min(1), z.array(number).min(1))
    .refine((queues) => {
      const numbers = Object.values(queues).flat();
      return new Set(numbers).size === numbers.length;
    }, 'names a number twice: each number is of one queue, so that no call counts twice')
    .meta({
      title: both('Køer', 'Queues'),
      example: '622',
      description: both(
        'For hver kø numrene på dens svargrupper (receivingNo), som tekst.',
        'For each queue the numbers of its answering groups (receivingNo), as text.',
      ),
    }),
  auth: z
    .union([signIn, fixedHeader], {
      error: both(
        'skal være {"tokenUrl", "username", "password"} eller {"header", "value"}, alle som tekst',
        'must be {"tokenUrl", "username", "password"} or {"header", "value"}, all of them texts',
      ),
    })
    .optional()
    .meta({
      title: both('Log på', 'Sign-in'),
      often: true,
      description: both(
        'Hvordan tavlen logger på: med brugernavn og adgangskode, der giver et token, eller med en fast header.',
        'How the wallboard signs in: a user name and a password that give a token, or a fixed header.',
      ),
    }),
  backfillDays: z
    .int()
    .min(0)
    .max(366)
    .default(90)
    .meta({
      title: both('Dages historik', 'Days of history'),
      description: both(
        'Hvor mange dage tilbage historikken hentes efter start; Soluno gemmer tre måneder.',
        'How many days back the history is fetched after the start; Soluno keeps three months.',
      ),
    }),
});

export type SolunoSettings = z.infer<typeof solunoSettings>;
