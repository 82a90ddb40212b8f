import { z } from 'zod';
import { asOneText as both } from '#core/said/sentence';
import { aText, noDigest, noQueue, textWithZeros, uselessWithoutEncryption } from '#adapters/setting-words';
import { deviceKey } from '#adapters/csta-xml/devices';

const text = z.string(aText).min(1).max(200);
const device = z.string(textWithZeros).min(1).max(100);
const sha256 = /^[0-9a-f]{2}(?::?[0-9a-f]{2}){31}$/i;

/** The settings of a source that speaks CSTA; see docs/connecting-csta.md. */
export const cstaSettings = z
  .strictObject({
    host: text.meta({
      title: both('Server', 'Host'),
      example: '10.1.1.20',
      description: both(
        'Centralens navn eller adresse, eller CSTA-serverens.',
        'The name or address of the switch, or of its CSTA server.',
      ),
    }),
    port: z
      .int()
      .min(1)
      .max(65_535)
      .meta({
        title: both('Port', 'Port'),
        example: '1040',
        description: both('Porten, hvor den taler CSTA over TCP.', 'The port on which it speaks CSTA over TCP.'),
      }),
    tls: z
      .boolean()
      .default(false)
      .meta({
        title: both('Krypteret', 'Encrypted'),
        description: both(
          'Om forbindelsen er krypteret. Uden kan en adgangskode læses undervejs.',
          'Whether the connection is encrypted. Without it a password can be read on the way.',
        ),
      }),
    certificateSha256: z
      .string()
      .regex(sha256, noDigest)
      .optional()
      .meta({
        title: both('Certifikat', 'Certificate'),
        description: both(
          'SHA-256 af centralens eget certifikat, hvis ingen kendt har underskrevet det.',
          "The SHA-256 of the switch's own certificate, where nobody known has signed it.",
        ),
      }),
    session: z
      .enum(['application', 'register', 'implicit'])
      .default('application')
      .meta({
        title: both('Session', 'Session'),
        description: both(
          'Hvordan en session begynder: vi beder om en, centralen taler først, og vi melder os, eller uden session.',
          'How a session begins: we ask for one, the switch speaks first and we register, or with no session.',
        ),
      }),
    login: z
      .strictObject({
        user: text.meta({
          title: both('Bruger', 'User'),
          example: 'tavle',
          description: both('Brugeren på centralen.', 'The user at the switch.'),
        }),
        password: text.meta({
          title: both('Adgangskode', 'Password'),
          description: both('Brugerens adgangskode.', 'The password of that user.'),
        }),
      })
      .optional()
      .meta({
        title: both('Log på', 'Sign-in'),
        often: true,
        description: both(
          'Bruger og adgangskode, hvis centralen beder om dem.',
          'The user and password, where the switch asks for them.',
        ),
      }),
    queues: z.record(z.string().min(1), device).meta({
      title: both('Køer', 'Queues'),
      example: '8001',
      description: both(
        'For hver kø på tavlen: den enhed på centralen, som køen er.',
        'For each queue of the board, by its id: the device in the switch that the queue is.',
      ),
    }),
    agents: z
      .array(device)
      .max(5_000)
      .meta({
        title: both('Medarbejdere', 'Agents'),
        example: '201',
        description: both(
          'Enhederne for medarbejdernes telefoner: de følges, og et opkald er besvaret, når en af dem svarer.',
          "The devices of the agents' phones: they are followed, and a call is answered when one of them answers.",
        ),
      }),
  })
  .refine(({ tls, certificateSha256 }) => certificateSha256 === undefined || tls, {
    path: ['certificateSha256'],
    message: uselessWithoutEncryption,
  })
  .superRefine(({ queues, agents }, context) => {
    if (Object.keys(queues).length === 0) {
      const message = noQueue;
      context.addIssue({ code: 'custom', path: ['queues'], message });
    }
    const seen = new Set<string>();
    const named = [
      ...Object.entries(queues).map(([queue, told]) => [['queues', queue], told] as const),
      ...agents.map((told, index) => [['agents', index], told] as const),
    ];
    for (const [path, told] of named) {
      const message = both(
        'er et apparat, der er nævnt to gange: forventede, at hver kø og hver medarbejder har sit eget',
        'is a device that is named twice: expected each queue and each agent to have one of its own',
      );
      if (seen.has(deviceKey(told))) context.addIssue({ code: 'custom', path: [...path], message });
      seen.add(deviceKey(told));
    }
  });

export type CstaSettings = z.infer<typeof cstaSettings>;
