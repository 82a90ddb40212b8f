import { z } from 'zod';
import { asOneText as both } from '#core/said/sentence';
import { aText, noDigest, noQueue, textWithZeros, uselessWithoutEncryption } from '#adapters/setting-words';
import { queueNumber } from './devices.ts';

const text = z.string(aText).min(1).max(200);
const sha256 = /^[0-9a-f]{2}(?::?[0-9a-f]{2}){31}$/i;

/** Of two queues of the board with one number, both would show the same caller. */
const queues = z.record(z.string().min(1), z.string(textWithZeros).min(1).max(50)).superRefine((all, context) => {
  if (Object.keys(all).length === 0) {
    context.addIssue({ code: 'custom', message: noQueue });
  }
  const seen = new Set<string>();
  for (const [queue, number] of Object.entries(all)) {
    if (seen.has(queueNumber(number))) {
      const message = both(
        'er også en anden køs nummer: forventede et nummer for sig selv',
        'is the number of another queue too: expected a number of its own',
      );
      context.addIssue({ code: 'custom', path: [queue], message });
    }
    seen.add(queueNumber(number));
  }
});

/** The settings of a One-Connect source; see docs/one-connect.md. */
export const oneConnectSettings = z
  .strictObject({
    host: text.meta({
      title: both('Server', 'Host'),
      example: 'csta.one-connect.dk',
      description: both(
        "Navnet på serveren med CSTA-API'et. Står i brevet fra Uni-tel.",
        'The name of the server of the CSTA API, as Uni-tel gave it.',
      ),
    }),
    port: z
      .int()
      .min(1)
      .max(65_535)
      .meta({
        title: both('Port', 'Port'),
        example: '7001',
        description: both('Porten. Står i brevet fra Uni-tel.', 'The port, as Uni-tel gave it.'),
      }),
    tls: z
      .boolean()
      .default(true)
      .meta({
        title: both('Krypteret', 'Encrypted'),
        description: both(
          'Om forbindelsen er krypteret. Uden kan adgangskoden læses undervejs.',
          'Whether the connection is encrypted. Without it the password can be read on the way.',
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
    user: text.meta({
      title: both('Bruger', 'User'),
      example: 'tavle@firma.dk',
      description: both(
        "E-mailadressen på den bruger, Uni-tel har oprettet til API'et.",
        'The e-mail address of the user that Uni-tel set up for the API.',
      ),
    }),
    password: text.meta({
      title: both('Adgangskode', 'Password'),
      description: both('Brugerens adgangskode.', 'The password of that user.'),
    }),
    pbxDomain: text
      .regex(
        /^[a-z0-9]+(?:[.-][a-z0-9]+)*$/i,
        both(
          'er ikke et navn som "12345678.pbx.one-connect.dk"',
          'is not a name such as "12345678.pbx.one-connect.dk"',
        ),
      )
      .meta({
        title: both('PBX-domæne', 'PBX domain'),
        example: '12345678.pbx.one-connect.dk',
        description: both(
          'Telefonsystemets domæne: 12345678.pbx.one-connect.dk.',
          'The domain of the PBX: 12345678.pbx.one-connect.dk.',
        ),
      }),
    queues: queues.meta({
      title: both('Køer', 'Queues'),
      example: '400',
      description: both(
        'For hver kø på tavlen: køens lokalnummer i One-Connect.',
        'For each queue of the board, by its id: the local number of the queue in One-Connect.',
      ),
    }),
    vendorPrefix: z
      .enum(['declared', 'bare'])
      .default('declared')
      .meta({
        title: both('Stavning ved log på', 'Spelling of the sign-in'),
        description: both(
          'Om præfikset "vendorData:" erklæres ved log på eller står bart som i vejledningen.',
          'Whether the prefix "vendorData:" is declared in the sign-in, or stands bare as in the documentation.',
        ),
      }),
  })
  .refine(({ tls, certificateSha256 }) => certificateSha256 === undefined || tls, {
    path: ['certificateSha256'],
    message: uselessWithoutEncryption,
  });

export type OneConnectSettings = z.infer<typeof oneConnectSettings>;
