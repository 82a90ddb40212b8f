import { z } from 'zod';
import { asOneText as both } from '#core/said/sentence';
import { noAddress, textWithZeros } from '#adapters/setting-words';

/** Kept in the journal and shown: the secrets go beside it, never in it. */
const address = z
  .string()
  .regex(
    /^https?:\/\/[^\s/?#@]+(?:\/[^\s?#@]*)?$/i,
    noAddress('https://public.sippeer.dk/api', { da: '?, # og @', en: '?, # or @' }),
  );

const department = z
  .strictObject({
    department: z
      .string()
      .min(1)
      .meta({
        title: both('Afdeling', 'Department'),
        example: 'Support',
        description: both('Afdelingens navn i PBXAdmin.', 'The name of the department in PBXAdmin.'),
      }),
  })
  .meta({
    title: both('Medlemmer', 'Members'),
    description: both('Hvem medlemmerne af denne kø på tavlen er.', 'Who the members of this queue of the board are.'),
  });

const myfone = z.strictObject({
  username: z
    .string()
    .min(1)
    .meta({
      title: both('Brugernavn', 'User name'),
      example: 'firma',
      description: both('Brugernavnet hos myfone.', 'The user name at myfone.'),
    }),
  password: z
    .string()
    .min(1)
    .meta({
      title: both('Adgangskode', 'Password'),
      description: both('Adgangskoden hos myfone.', 'The password at myfone.'),
    }),
  url: address.default('http://api.myfone.dk/api/MakeCall').meta({
    title: both('Adresse', 'Address'),
    description: both(
      'Hvor opkald bliver lavet; over http, som Flexfones vejledning har det, kan adgangskoden læses undervejs.',
      'Where calls are made; over http, as document 003 has it, the password can be read on its way.',
    ),
  }),
});

/** The settings of Flexfone's own API; see the contract. */
export const flexfoneApiSettings = z.strictObject({
  baseUrl: address.default('https://public.sippeer.dk/api').meta({
    title: both('Adresse', 'Address'),
    description: both(
      "API'ets adresse, indtil navnet på det, der spørges om.",
      'The address of the API, up to the name of the request.',
    ),
  }),
  account: z
    .string(textWithZeros)
    .min(1)
    .meta({
      title: both('Konto', 'Account'),
      example: '0012345',
      description: both("Konto-id'et fra siden API i PBXAdmin.", 'The account id, from the API page of PBXAdmin.'),
    }),
  hash: z
    .string()
    .min(1)
    .meta({
      title: both('API-adgangskode', 'Hash'),
      description: both(
        'API-adgangskoden (hash) fra siden API i PBXAdmin.',
        'The API password, from the API page of PBXAdmin.',
      ),
    }),
  everySeconds: z
    .number()
    .min(0.1)
    .max(86_400)
    .default(300)
    .meta({
      title: both('Spørg hvert', 'Interval'),
      description: both("Hvor tit API'et bliver spurgt, i sekunder.", 'How often the API is asked, in seconds.'),
    }),
  queueMembers: z
    .record(z.string().min(1), department)
    .optional()
    .meta({
      title: both('Køernes medlemmer', 'Members of the queues'),
      often: true,
      description: both(
        'For hver kø på tavlen: den afdeling, hvis medarbejdere er køens medlemmer.',
        'For each queue of the board, by its id: the department whose employees are its members.',
      ),
    }),
  myfone: myfone.optional().meta({
    title: both('Ring op fra tavlen', 'Making calls'),
    description: both(
      'Log på hos myfone, hvis man skal kunne ringe op fra tavlen.',
      'The sign-in at myfone, where people may have calls made from the board.',
    ),
  }),
});

export type FlexfoneApiSettings = z.infer<typeof flexfoneApiSettings>;
