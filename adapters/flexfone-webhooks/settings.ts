import { z } from 'zod';

const secret = z
  .string()
  .min(1)
  .regex(/^[^/?#\s]+$/, 'must not hold /, ?, # or spaces, since it is a part of an address');

/** The settings of a Flexfone source; see the contract. */
export const flexfoneWebhooksSettings = z.strictObject({
  secret: secret.meta({
    title: 'Secret',
    description: 'The part of the address that only the PBX knows: 32 random bytes.',
  }),
  previousSecret: secret.optional().meta({
    title: 'Previous secret',
    description: 'Still accepted while the addresses in PBXAdmin are being changed.',
  }),
  accountId: z
    .string()
    .min(1)
    .optional()
    .meta({ title: 'Account', description: 'The AccountId of the PBX. Events of any other account are rejected.' }),
  timeStamps: z.enum(['event', 'arrival']).default('event').meta({
    title: 'Time stamps',
    description:
      'What counts as the time of an event: the TimeStamp that the PBX sends with it, or its arrival. For a PBX whose TimeStamp tells when the call began.',
  }),
});

export type FlexfoneWebhooksSettings = z.infer<typeof flexfoneWebhooksSettings>;
