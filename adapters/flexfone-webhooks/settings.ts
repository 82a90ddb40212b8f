import { z } from 'zod';
import { minute } from '#core/time/instant';
import type { Silence, Weekday } from '#core/time/silence';

const secret = z
  .string()
  .min(1)
  .regex(/^[^/?#\s]+$/, 'must not hold /, ?, # or spaces, since it is a part of an address');

const bound = (usual: number) => z.int().min(1).max(100_000).default(usual);

const limits = z.strictObject({
  openCalls: bound(50_000).meta({
    title: 'Open calls',
    description: 'So many calls may be open at once that nobody has answered.',
  }),
  perSecond: bound(1_000).meta({
    title: 'Requests a second',
    description: 'On average over ten seconds.',
  }),
});

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const timeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'must be a time of day such as "08:00"');

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

const silence = z
  .strictObject({
    minutes: z.number().positive().meta({ title: 'Minutes', description: 'The longest silence that is no trouble.' }),
    days: z
      .array(z.enum(weekdays))
      .min(1)
      .default(['mon', 'tue', 'wed', 'thu', 'fri'])
      .meta({ title: 'Days', description: 'The days on which customers call.' }),
    from: timeOfDay.default('08:00').meta({ title: 'From', description: 'When the first customers call.' }),
    to: timeOfDay.default('16:00').meta({ title: 'To', description: 'When nobody calls any more.' }),
  })
  .refine(({ from, to }) => minutesOf(from) < minutesOf(to), { path: ['to'], message: 'must be later than "from"' })
  .refine(({ minutes, from, to }) => minutesOf(to) <= minutesOf(from) || minutes < minutesOf(to) - minutesOf(from), {
    path: ['minutes'],
    message: 'must be less than the time between "from" and "to", or no silence would ever count',
  })
  .transform(({ minutes, days, from, to }): Silence => {
    const numbers = days.map((day) => (weekdays.indexOf(day) + 1) as Weekday);
    return { longest: minutes * minute, hours: { days: numbers, from: minutesOf(from), to: minutesOf(to) } };
  });

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
  limits: limits.optional().meta({
    title: 'Limits',
    description: 'What the hub takes at most, in case a stranger gets to know the secret.',
  }),
  silence: silence.optional().meta({
    title: 'Silence',
    description:
      'Within these hours a PBX that says nothing for so long is taken for lost: its numbers are shown as old. Without it, silence is a quiet day.',
  }),
});

export type FlexfoneWebhooksSettings = z.infer<typeof flexfoneWebhooksSettings>;
