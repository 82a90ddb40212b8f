import { z } from 'zod';
import { asOneText as both } from '#core/said/sentence';
import { minute } from '#core/time/instant';
import type { Silence, Weekday } from '#core/time/silence';

const secret = z
  .string()
  .min(1)
  .regex(
    /^[^/?#\s]+$/,
    both(
      'må ikke have /, ?, # eller mellemrum, da det er en del af en adresse',
      'must not hold /, ?, # or spaces, since it is a part of an address',
    ),
  );

const bound = (usual: number) => z.int().min(1).max(100_000).default(usual);

const limits = z.strictObject({
  openCalls: bound(50_000).meta({
    title: both('Åbne opkald', 'Open calls'),
    description: both(
      'Så mange ubesvarede opkald må være åbne på én gang.',
      'So many calls may be open at once that nobody has answered.',
    ),
  }),
  perSecond: bound(1_000).meta({
    title: both('Kald i sekundet', 'Requests a second'),
    description: both('I gennemsnit over ti sekunder.', 'On average over ten seconds.'),
  }),
});

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const timeOfDay = z
  .string()
  .regex(
    /^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/,
    both('skal være et klokkeslæt som "08:00"', 'must be a time of day such as "08:00"'),
  );

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

const silence = z
  .strictObject({
    minutes: z
      .number()
      .positive()
      .meta({
        title: both('Minutter', 'Minutes'),
        description: both('Den længste stilhed, der ikke er en fejl.', 'The longest silence that is no trouble.'),
      }),
    days: z
      .array(z.enum(weekdays))
      .min(1)
      .default(['mon', 'tue', 'wed', 'thu', 'fri'])
      .meta({
        title: both('Dage', 'Days'),
        description: both('De dage, kunderne ringer.', 'The days on which customers call.'),
      }),
    from: timeOfDay.default('08:00').meta({
      title: both('Fra', 'From'),
      description: both('Hvornår de første kunder ringer.', 'When the first customers call.'),
    }),
    to: timeOfDay.default('16:00').meta({
      title: both('Til', 'To'),
      description: both('Hvornår ingen ringer mere.', 'When nobody calls any more.'),
    }),
  })
  .refine(({ from, to }) => minutesOf(from) < minutesOf(to), {
    path: ['to'],
    message: both('skal være senere end "from"', 'must be later than "from"'),
  })
  .refine(({ minutes, from, to }) => minutesOf(to) <= minutesOf(from) || minutes < minutesOf(to) - minutesOf(from), {
    path: ['minutes'],
    message: both(
      'skal være kortere end tiden mellem "from" og "to", ellers tæller ingen stilhed nogensinde',
      'must be less than the time between "from" and "to", or no silence would ever count',
    ),
  })
  .transform(({ minutes, days, from, to }): Silence => {
    const numbers = days.map((day) => (weekdays.indexOf(day) + 1) as Weekday);
    return { longest: minutes * minute, hours: { days: numbers, from: minutesOf(from), to: minutesOf(to) } };
  });

/** The settings of a Flexfone source; see the contract. */
export const flexfoneWebhooksSettings = z.strictObject({
  secret: secret.meta({
    title: both('Hemmelighed', 'Secret'),
    description: both(
      'Den del af adressen, som kun telefonsystemet kender: 32 tilfældige bytes.',
      'The part of the address that only the PBX knows: 32 random bytes.',
    ),
  }),
  previousSecret: secret.optional().meta({
    title: both('Tidligere hemmelighed', 'Previous secret'),
    description: both(
      'Gælder stadig, mens adresserne i PBXAdmin bliver skiftet.',
      'Still accepted while the addresses in PBXAdmin are being changed.',
    ),
  }),
  accountId: z
    .string()
    .min(1)
    .optional()
    .meta({
      title: both('Konto', 'Account'),
      description: both(
        'Telefonsystemets AccountId. Hændelser fra andre konti bliver afvist.',
        'The AccountId of the PBX. Events of any other account are rejected.',
      ),
    }),
  timeStamps: z
    .enum(['event', 'arrival'])
    .default('event')
    .meta({
      title: both('Tidsstempler', 'Time stamps'),
      description: both(
        'Hvad der tæller som hændelsens tid: det TimeStamp, der følger med, eller ankomsten. Til telefonsystemer, hvis TimeStamp siger, hvornår opkaldet begyndte.',
        'What counts as the time of an event: the TimeStamp that the PBX sends with it, or its arrival. For a PBX whose TimeStamp tells when the call began.',
      ),
    }),
  limits: limits.optional().meta({
    title: both('Grænser', 'Limits'),
    description: both(
      'Hvad hubben højst tager imod, hvis en fremmed får fat i hemmeligheden.',
      'What the hub takes at most, in case a stranger gets to know the secret.',
    ),
  }),
  silence: silence.optional().meta({
    title: both('Stilhed', 'Silence'),
    description: both(
      'Siger telefonsystemet ikke noget så længe i dette tidsrum, regnes forbindelsen for tabt, og tallene vises som gamle. Uden det er stilhed en stille dag.',
      'Within these hours a PBX that says nothing for so long is taken for lost: its numbers are shown as old. Without it, silence is a quiet day.',
    ),
  }),
});

export type FlexfoneWebhooksSettings = z.infer<typeof flexfoneWebhooksSettings>;
