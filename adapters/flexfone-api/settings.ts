import { z } from 'zod';

/** Kept in the journal and shown: the secrets go beside it, never in it. */
const address = z
  .string()
  .regex(
    /^https?:\/\/[^\s/?#@]+(?:\/[^\s?#@]*)?$/i,
    'is not an address such as "https://public.sippeer.dk/api", without ?, # or @',
  );

const department = z
  .strictObject({
    department: z.string().min(1).meta({ title: 'Department', description: 'The name of the department in PBXAdmin.' }),
  })
  .meta({ title: 'Members', description: 'Who the members of this queue of the board are.' });

const myfone = z.strictObject({
  username: z.string().min(1).meta({ title: 'User name', description: 'The user name at myfone.' }),
  password: z.string().min(1).meta({ title: 'Password', description: 'The password at myfone.' }),
  url: address.default('http://api.myfone.dk/api/MakeCall').meta({
    title: 'Address',
    description: 'Where calls are made; over http, as document 003 has it, the password can be read on its way.',
  }),
});

/** The settings of Flexfone's own API; see the contract. */
export const flexfoneApiSettings = z.strictObject({
  baseUrl: address.default('https://public.sippeer.dk/api').meta({
    title: 'Address',
    description: 'The address of the API, up to the name of the request.',
  }),
  account: z
    .string('must be a string in quotes, so that leading zeros are kept')
    .min(1)
    .meta({ title: 'Account', description: 'The account id, from the API page of PBXAdmin.' }),
  hash: z.string().min(1).meta({ title: 'Hash', description: 'The API password, from the API page of PBXAdmin.' }),
  everySeconds: z
    .number()
    .min(0.1)
    .max(86_400)
    .default(300)
    .meta({ title: 'Interval', description: 'How often the API is asked, in seconds.' }),
  queueMembers: z.record(z.string().min(1), department).optional().meta({
    title: 'Members of the queues',
    description: 'For each queue of the board, by its id: the department whose employees are its members.',
  }),
  myfone: myfone.optional().meta({
    title: 'Making calls',
    description: 'The sign-in at myfone, where people may have calls made from the board.',
  }),
});

export type FlexfoneApiSettings = z.infer<typeof flexfoneApiSettings>;
