import { z } from 'zod';
import { asOneText as both } from '#core/said/sentence';
import { noAddress, noDigest, noHeader, oneLine } from '#adapters/setting-words';
import { checkExpressionOver, checkMapping, mappingShape } from '#adapters/mapping/settings';

const address = z
  .string()
  .regex(/^https?:\/\/[^\s/?#@]+(?:\/[^\s#@]*)?(?:\?[^\s#]*)?$/i, noAddress('https://pbx.example/calls'));
const headerName = z.string().regex(/^[\w!#$%&'*+.^`|~-]+$/, noHeader);
const line = z.string().regex(/^[^\p{Cc}]*$/u, oneLine);
const text = line.min(1);

const named = (da: string, en: string): { readonly title: string } => ({ title: both(da, en) });

const auth = z.union(
  [
    z.strictObject({ token: text.meta(named('Token', 'Token')) }),
    z.strictObject({
      username: text.meta(named('Brugernavn', 'User name')),
      password: line.meta(named('Adgangskode', 'Password')),
    }),
    z.strictObject({
      header: headerName.meta(named('Header', 'Header')),
      value: text.meta(named('Dens værdi', 'Its value')),
    }),
    z.strictObject({
      tokenUrl: address.meta(named('Adresse til token', 'Address of the token')),
      clientId: text.meta(named('Klient-id', 'Client id')),
      clientSecret: text.meta(named('Klientens hemmelighed', 'Client secret')),
      scope: text.optional().meta(named('Scope', 'Scope')),
    }),
  ],
  {
    error: both(
      'skal være {"token"}, {"username", "password"}, {"header", "value"} eller {"tokenUrl", "clientId", "clientSecret"}, alle som tekst',
      'must be {"token"}, {"username", "password"}, {"header", "value"} or {"tokenUrl", "clientId", "clientSecret"}, all of them texts',
    ),
  },
);
export type RestAuth = z.infer<typeof auth>;

const sha256 = /^[0-9a-f]{2}(?::?[0-9a-f]{2}){31}$/i;

/** The settings of any HTTP service; see the contract. */
export const restSettings = z
  .strictObject({
    url: address.meta({
      title: both('Adresse', 'Address'),
      example: 'https://pbx.firma.dk/calls',
      description: both(
        'Hvad der spørges om. {cursor} er der, hvor sidste svar sluttede, {page} er sidens nummer.',
        'What is asked for. {cursor} stands for where the last answer ended, {page} for the number of the page.',
      ),
    }),
    method: z
      .enum(['GET', 'POST'])
      .default('GET')
      .meta({
        title: both('Metode', 'Method'),
        description: both('GET eller POST med indhold.', 'GET, or POST with a body.'),
      }),
    headers: z
      .record(headerName, line)
      .optional()
      .meta({
        title: both('Headere', 'Headers'),
        description: both(
          'Hvad der sendes med hver gang, hvis tjenesten vil have det.',
          'What is sent with each request, where the service wants it.',
        ),
      }),
    body: z
      .json()
      .optional()
      .meta({
        title: both('Indhold', 'Body'),
        kind: 'message',
        example: '{"company": "VestPol"}',
        description: both(
          'Hvad der sendes med POST: JSON, eller en tekst, som den står. Også her er der plads til {cursor} og {page}.',
          'What is sent with POST: JSON, or a text as it stands. Here too {cursor} and {page} have a place.',
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
          'Hvor tit tjenesten bliver spurgt, i sekunder.',
          'How often the service is asked, in seconds.',
        ),
      }),
    auth: auth.optional().meta({
      title: both('Log på', 'Sign-in'),
      often: true,
      description: both(
        'Et bearer-token, brugernavn og adgangskode, en header, eller OAuth 2 med client credentials.',
        'A bearer token, a user name and password, a header, or OAuth 2 with client credentials.',
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
    cursor: z
      .string()
      .min(1)
      .optional()
      .meta({
        title: both('Markør', 'Cursor'),
        description: both(
          'Et JSONata-udtryk over svaret: hvad {cursor} er i næste spørgsmål.',
          'A JSONata expression over the answer: what stands for {cursor} in the next request.',
        ),
      }),
    cursorStart: z
      .string()
      .default('')
      .meta({
        title: both('Markørens begyndelse', 'Beginning of the cursor'),
        description: both(
          'Hvad {cursor} er i det allerførste spørgsmål.',
          'What stands for {cursor} in the first request of all.',
        ),
      }),
    nextPage: z
      .string()
      .min(1)
      .optional()
      .meta({
        title: both('Næste side', 'Next page'),
        description: both(
          'Et JSONata-udtryk over svaret: adressen eller nummeret på næste side, hvis der er en.',
          'A JSONata expression over the answer: the address or the number of its next page, if there is one.',
        ),
      }),
    ...mappingShape,
  })
  .superRefine((settings, context) => {
    checkMapping(settings, context);
    for (const name of ['cursor', 'nextPage'] as const) checkExpressionOver(settings[name], name, context);
    if (settings.body !== undefined && settings.method === 'GET') {
      context.addIssue({
        code: 'custom',
        path: ['body'],
        message: both(
          'har ingen virkning med GET: forventede "method": "POST"',
          'is of no use with GET: expected "method": "POST"',
        ),
      });
    }
    const places = `${settings.url}${JSON.stringify(settings.body ?? null)}`;
    if (settings.cursor !== undefined && !places.includes('{cursor}')) {
      context.addIssue({
        code: 'custom',
        path: ['cursor'],
        message: both(
          'har ingen plads: forventede {cursor} i "url" eller "body"',
          'has no place: expected {cursor} in "url" or "body"',
        ),
      });
    }
  });

export type RestSettings = z.infer<typeof restSettings>;
