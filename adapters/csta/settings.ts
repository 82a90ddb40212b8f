import { z } from 'zod';
import { deviceKey } from '#adapters/csta-xml/devices';

const text = z.string('must be a string in quotes').min(1).max(200);
const device = z.string('must be a string in quotes, so that leading zeros are kept').min(1).max(100);
const sha256 = /^[0-9a-f]{2}(?::?[0-9a-f]{2}){31}$/i;

/** The settings of a source that speaks CSTA; see docs/connecting-csta.md. */
export const cstaSettings = z
  .strictObject({
    host: text.meta({ title: 'Host', description: 'The name or address of the switch, or of its CSTA server.' }),
    port: z.int().min(1).max(65_535).meta({ title: 'Port', description: 'The port on which it speaks CSTA over TCP.' }),
    tls: z.boolean().default(false).meta({
      title: 'Encrypted',
      description: 'Whether the connection is encrypted. Without it a password can be read on the way.',
    }),
    certificateSha256: z.string().regex(sha256, 'is not 64 hexadecimal digits').optional().meta({
      title: 'Certificate',
      description: "The SHA-256 of the switch's own certificate, where nobody known has signed it.",
    }),
    session: z.enum(['application', 'register', 'implicit']).default('application').meta({
      title: 'Session',
      description: 'How a session begins: we ask for one, the switch speaks first and we register, or with no session.',
    }),
    login: z
      .strictObject({
        user: text.meta({ description: 'The user at the switch.' }),
        password: text.meta({ description: 'The password of that user.' }),
      })
      .optional()
      .meta({ title: 'Sign-in', description: 'The user and password, where the switch asks for them.' }),
    queues: z.record(z.string().min(1), device).meta({
      title: 'Queues',
      description: 'For each queue of the board, by its id: the device in the switch that the queue is.',
    }),
    agents: z.array(device).max(5_000).meta({
      title: 'Agents',
      description:
        "The devices of the agents' phones: they are followed, and a call is answered when one of them answers.",
    }),
  })
  .refine(({ tls, certificateSha256 }) => certificateSha256 === undefined || tls, {
    path: ['certificateSha256'],
    message: 'is of no use without encryption: expected "tls": true',
  })
  .superRefine(({ queues, agents }, context) => {
    if (Object.keys(queues).length === 0) {
      const message = 'it is empty: expected at least one queue of the board';
      context.addIssue({ code: 'custom', path: ['queues'], message });
    }
    const seen = new Set<string>();
    const named = [
      ...Object.entries(queues).map(([queue, told]) => [['queues', queue], told] as const),
      ...agents.map((told, index) => [['agents', index], told] as const),
    ];
    for (const [path, told] of named) {
      const message = 'is a device that is named twice: expected each queue and each agent to have one of its own';
      if (seen.has(deviceKey(told))) context.addIssue({ code: 'custom', path: [...path], message });
      seen.add(deviceKey(told));
    }
  });

export type CstaSettings = z.infer<typeof cstaSettings>;
