import { z } from 'zod';
import { queueNumber } from './devices.ts';

const text = z.string('must be a string in quotes').min(1).max(200);
const sha256 = /^[0-9a-f]{2}(?::?[0-9a-f]{2}){31}$/i;

/** Of two queues of the board with one number, both would show the same caller. */
const queues = z
  .record(z.string().min(1), z.string('must be a string in quotes, so that leading zeros are kept').min(1).max(50))
  .superRefine((all, context) => {
    if (Object.keys(all).length === 0) {
      context.addIssue({ code: 'custom', message: 'it is empty: expected at least one queue of the board' });
    }
    const seen = new Set<string>();
    for (const [queue, number] of Object.entries(all)) {
      if (seen.has(queueNumber(number))) {
        const message = 'is the number of another queue too: expected a number of its own';
        context.addIssue({ code: 'custom', path: [queue], message });
      }
      seen.add(queueNumber(number));
    }
  });

/** The settings of a One-Connect source; see docs/one-connect.md. */
export const oneConnectSettings = z
  .strictObject({
    host: text.meta({ title: 'Host', description: 'The name of the server of the CSTA API, as Uni-tel gave it.' }),
    port: z.int().min(1).max(65_535).meta({ title: 'Port', description: 'The port, as Uni-tel gave it.' }),
    tls: z.boolean().default(true).meta({
      title: 'Encrypted',
      description: 'Whether the connection is encrypted. Without it the password can be read on the way.',
    }),
    certificateSha256: z.string().regex(sha256, 'is not 64 hexadecimal digits').optional().meta({
      title: 'Certificate',
      description: "The SHA-256 of the server's own certificate, where nobody known has signed it.",
    }),
    user: text.meta({ title: 'User', description: 'The e-mail address of the user that Uni-tel set up for the API.' }),
    password: text.meta({ title: 'Password', description: 'The password of that user.' }),
    pbxDomain: text
      .regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/i, 'is not a name such as "12345678.pbx.one-connect.dk"')
      .meta({ title: 'PBX domain', description: 'The domain of the PBX: 12345678.pbx.one-connect.dk.' }),
    queues: queues.meta({
      title: 'Queues',
      description: 'For each queue of the board, by its id: the local number of the queue in One-Connect.',
    }),
    vendorPrefix: z.enum(['declared', 'bare']).default('declared').meta({
      title: 'Spelling of the sign-in',
      description:
        'Whether the prefix "vendorData:" is declared in the sign-in, or stands bare as in the documentation.',
    }),
  })
  .refine(({ tls, certificateSha256 }) => certificateSha256 === undefined || tls, {
    path: ['certificateSha256'],
    message: 'is of no use without encryption: expected "tls": true',
  });

export type OneConnectSettings = z.infer<typeof oneConnectSettings>;
