import { z } from 'zod';

/** Kept in the journal and shown: it holds neither a sign-in nor a query. */
const address = z
  .url({ protocol: /^https?$/ })
  .regex(/^[a-z]+:\/\/[^/?#@]+(?:\/[^?#]*)?$/i, 'must be an address without a user name, a password, "?" and "#"');

const number = z.string().regex(/^\S+$/, 'must be a number as text, as in "622"');

const signIn = z.strictObject({
  tokenUrl: address.default('https://api.unotelefoni.se/token').meta({
    description: 'The address that gives a token for a user name and a password.',
  }),
  username: z.string().min(1).meta({ description: 'The user name at Soluno.' }),
  password: z.string().min(1).meta({ description: 'The password at Soluno.' }),
});

const fixedHeader = z.strictObject({
  header: z
    .string()
    .regex(/^[\w!#$%&'*+.^`|~-]+$/, 'must be the name of an HTTP header')
    .meta({ description: 'The name of a header that is sent with each question.' }),
  value: z
    .string()
    .regex(/^[\x20-\x7e]+$/, 'must be one line of plain letters')
    .meta({ description: 'What stands in that header.' }),
});

/** The settings of a Soluno source; see the contract. */
export const solunoSettings = z.strictObject({
  baseUrl: address.default('https://api.soluno.se').meta({
    title: 'Address',
    description: 'Where the call history is, as in https://api.soluno.se.',
  }),
  everySeconds: z.number().positive().default(300).meta({
    title: 'Seconds between questions',
    description: 'Soluno answers once in 300 seconds: a smaller number is taken as 300.',
  }),
  queues: z
    .record(z.string().min(1), z.array(number).min(1))
    .refine((queues) => {
      const numbers = Object.values(queues).flat();
      return new Set(numbers).size === numbers.length;
    }, 'names a number twice: each number is of one queue, so that no call counts twice')
    .meta({
      title: 'Queues',
      description: 'For each queue the numbers of its answering groups (receivingNo), as text.',
    }),
  auth: z
    .union([signIn, fixedHeader], {
      error: 'must be {"tokenUrl", "username", "password"} or {"header", "value"}, all of them texts',
    })
    .optional()
    .meta({
      title: 'Sign-in',
      description: 'How the wallboard signs in: a user name and a password that give a token, or a fixed header.',
    }),
  backfillDays: z.int().min(0).max(366).default(90).meta({
    title: 'Days of history',
    description: 'How many days back the history is fetched after the start; Soluno keeps three months.',
  }),
});

export type SolunoSettings = z.infer<typeof solunoSettings>;
