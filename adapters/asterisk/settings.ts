import { z } from 'zod';
import { asOneText as both } from '#core/said/sentence';
import { noDigest, noQueue, oneLine as mustBeOneLine, uselessWithoutTls } from '#adapters/setting-words';

/** A line break in any of these would be an action of its own to Asterisk. */
const oneLine = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^\p{Cc}]*$/u, mustBeOneLine);

const queueNames = z.record(z.string().min(1), oneLine).superRefine((queues, context) => {
  if (Object.keys(queues).length === 0) {
    context.addIssue({ code: 'custom', message: noQueue });
  }
  const taken = new Set<string>();
  for (const [queue, name] of Object.entries(queues)) {
    const message = both(
      'nævner en kø i Asterisk, som en anden af tavlens køer allerede nævner',
      'names a queue of Asterisk that another queue of the board names already',
    );
    if (taken.has(name.toLowerCase())) context.addIssue({ code: 'custom', path: [queue], message });
    taken.add(name.toLowerCase());
  }
});

const sha256 = /^[0-9a-f]{2}(?::?[0-9a-f]{2}){31}$/i;

/** The settings of an Asterisk source; see the contract. */
export const asteriskSettings = z
  .strictObject({
    host: oneLine
      .regex(
        /^[^\s/@]+$/,
        both(
          'er ikke en maskine som "10.1.1.20" eller "pbx.example.dk", uden port',
          'is not a host such as "10.1.1.20" or "pbx.example.dk", without a port',
        ),
      )
      .meta({
        title: both('Server', 'Host'),
        example: 'pbx.firma.dk',
        description: both(
          'Navnet eller adressen på maskinen, Asterisk kører på.',
          'The name or address of the machine that Asterisk runs on.',
        ),
      }),
    port: z
      .int()
      .min(1)
      .max(65_535)
      .default(5038)
      .meta({
        title: both('Port', 'Port'),
        description: both(
          'Porten for dens manager interface (AMI), som i manager.conf.',
          'The port of its manager interface (AMI), as manager.conf has it.',
        ),
      }),
    tls: z
      .boolean()
      .default(false)
      .meta({
        title: both('TLS', 'TLS'),
        description: both(
          'Om porten taler TLS (tlsenable i manager.conf, oftest port 5039).',
          'Whether the port speaks TLS (tlsenable in manager.conf, usually port 5039).',
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
    user: oneLine.meta({
      title: both('Bruger', 'User'),
      example: 'tavle',
      description: both(
        'Manager-brugeren med rettighederne read = agent,call og ingen til at skrive.',
        'The manager user, with the rights read = agent,call and nothing to write.',
      ),
    }),
    password: oneLine.meta({
      title: both('Adgangskode', 'Password'),
      description: both('Manager-brugerens secret.', "The manager user's secret."),
    }),
    queues: queueNames.meta({
      title: both('Køer', 'Queues'),
      example: 'support',
      description: both(
        'For hver kø på tavlen: køens navn i Asterisk.',
        'For each queue of the board, by its id: the name of the queue in Asterisk.',
      ),
    }),
    wrapUpSeconds: z
      .record(z.string().min(1), z.int().min(0).max(3_600))
      .optional()
      .meta({
        title: both('Efterbehandling', 'Wrap-up'),
        description: both(
          'For hver kø på tavlen: sekunderne efter en samtale, hvor Asterisk ikke ringer til medlemmet igen (wrapuptime).',
          'For each queue of the board: the seconds after a talk in which Asterisk rings a member for no other caller (wrapuptime).',
        ),
      }),
  })
  .superRefine(({ tls, certificateSha256, queues, wrapUpSeconds = {} }, context) => {
    if (certificateSha256 !== undefined && !tls) {
      const message = uselessWithoutTls;
      context.addIssue({ code: 'custom', path: ['certificateSha256'], message });
    }
    for (const queue of Object.keys(wrapUpSeconds)) {
      const message = both('er for en kø, som "queues" ikke nævner', 'is of a queue that "queues" does not name');
      if (!Object.hasOwn(queues, queue)) context.addIssue({ code: 'custom', path: ['wrapUpSeconds', queue], message });
    }
  });

export type AsteriskSettings = z.infer<typeof asteriskSettings>;
