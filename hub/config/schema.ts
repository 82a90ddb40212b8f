import { numberNames } from '#core/said/numbers';
import { z } from 'zod';
import { asOneText as both } from '#core/said/sentence';
import { isTimeZone } from '#core/time/zone';
import { isNetwork } from '../ports/connections/trusted.ts';
import { queueAlerts, whenSettings } from './alerts/settings.ts';
import { messageWays } from '../messages/settings.ts';
import { morningReports } from '../morning-reports/settings.ts';
import { inAnyCase, inAnyList, isMore } from './checks.ts';

/** Where nothing is said. */
export const usualPorts = { board: 8090, webhooks: 8091 };

const inQuotes = both(
  'skal være en tekst i anførselstegn, så foranstillede nuller bevares',
  'must be a string in quotes, so that leading zeros are kept',
);
const tokenSigns = both(
  'må kun bestå af bogstaver (a-z), tal, - og _, så det kan stå i en adresse',
  'must be of letters (a-z), digits, - and _ alone, so that it can stand in an address',
);

const id = z
  .string(inQuotes)
  .min(1, both('må ikke være tom', 'must not be empty'))
  .regex(
    /^[^/?#\s]+$/,
    both(
      'må ikke indeholde mellemrum, /, ? eller #, da det indgår i en adresse',
      'must not hold spaces, /, ? or #, since it is a part of an address',
    ),
  );
const localNumber = z.string(inQuotes).min(1, both('må ikke være tom', 'must not be empty'));
const seconds = z.number().min(0);
const port = z.int().min(0).max(65_535);
const tls = z.strictObject({ certFile: z.string().min(1), keyFile: z.string().min(1) });
const proxies = z.array(
  z
    .string()
    .refine(
      isNetwork,
      both(
        'skal være en adresse som "10.0.0.5" eller et net som "10.0.0.0/24"',
        'must be an address such as "10.0.0.5" or a network such as "10.0.0.0/24"',
      ),
    ),
);

/** What can be tried from elsewhere must be longer than anybody can try. */
export const shortestSecret = 16;

const queue = z.strictObject({
  id,
  name: z.string().min(1).optional(),
  agents: z
    .array(localNumber)
    .refine(isUnique, {
      message: both('skal nævne hver medarbejder én gang', 'must name each agent once'),
      ...inAnyList,
    })
    .optional(),
  serviceLevelSeconds: seconds.default(20),
  shortAbandonSeconds: seconds.default(0),
  maxWaitSeconds: z.number().positive().default(3_600),
  order: z.enum(['fifo', 'other']).default('fifo'),
  sources: z.partialRecord(z.enum(numberNames), z.array(id)).optional(),
  alerts: queueAlerts,
  ...whenSettings,
});

/** The one schema of the configuration, but for each source's own settings: those are its adapter's. */
export const configSchema = z.strictObject({
  timeZone: z
    .string()
    .refine(
      isTimeZone,
      both('skal være en tidszone som "Europe/Copenhagen"', 'must be a time zone such as "Europe/Copenhagen"'),
    )
    .default('Europe/Copenhagen'),
  language: z.enum(['da', 'en']).default('da'),
  ...whenSettings,
  queues: z.array(queue).superRefine(uniqueIds, inAnyList).default([]),
  agents: z
    .array(z.strictObject({ id: localNumber, name: z.string().min(1) }))
    .superRefine(uniqueIds, inAnyList)
    .default([]),
  sources: z
    .array(z.looseObject({ id, adapter: z.string() }))
    .superRefine(uniqueIds, inAnyList)
    .default([]),
  board: z
    .strictObject({
      host: z.string().min(1).default('127.0.0.1'),
      port: port.default(usualPorts.board),
      tls: tls.optional(),
      proxies: proxies.optional(),
      /** Whether the hub makes itself known on the network where others can reach it. */
      announce: z.boolean().default(true),
      token: z
        .string()
        .min(1)
        .regex(/^[\w-]+$/, tokenSigns)
        .optional(),
    })
    .refine(({ host, token }) => typeof token !== 'string' || token.length >= shortestSecret || isLoopback(host), {
      path: ['token'],
      message: both(
        `er så kort, at det kan gættes, på en tavle, som andre kan nå: forventede mindst ${shortestSecret} tegn`,
        `is short enough to be guessed, on a board that others can reach: expected ${shortestSecret} characters or more`,
      ),
      ...inAnyCase,
    })
    .refine(({ host, token }) => token !== undefined || isLoopback(host), {
      path: ['token'],
      message: both(
        'mangler, og tavlen ville stå åben for alle på netværket: forventede et token eller host 127.0.0.1',
        'is missing, and the board would be open to everyone on the network: expected a token, or the host 127.0.0.1',
      ),
      ...inAnyCase,
    })
    .prefault({}),
  webhooks: z
    .strictObject({
      host: z.string().min(1).default('127.0.0.1'),
      port: port.default(usualPorts.webhooks),
      tls: tls.optional(),
      proxies: proxies.optional(),
    })
    .prefault({}),
  messages: messageWays.superRefine(uniqueIds, inAnyList),
  reports: morningReports,
  countryCode: z
    .string()
    .regex(
      /^\+[1-9]\d{0,3}$/,
      both('er ikke en landekode: forventede en som "+45"', 'is no code of a country: expected one such as "+45"'),
    )
    .optional(),
  lostCalls: z.strictObject({ takenMinutes: z.number().positive().max(1_440).default(30) }).prefault({}),
  retention: z
    .strictObject({ personalDays: z.number().min(1).default(30), figuresDays: z.number().min(2).default(400) })
    .refine(({ personalDays, figuresDays }) => !isMore(personalDays, figuresDays), {
      message: both('personalDays må ikke være mere end figuresDays', 'personalDays must not be more than figuresDays'),
      ...inAnyCase,
    })
    .prefault({}),
});

export type ConfigFile = z.infer<typeof configSchema>;

function isUnique(values: readonly unknown[]): boolean {
  return new Set(values).size === values.length;
}

/** Of two with the same id, the second is wrong. Whatever stands in the list may be wrong otherwise too. */
function uniqueIds(list: readonly unknown[], context: z.RefinementCtx<unknown>): void {
  const seen = new Set<unknown>();
  for (const [index, item] of list.entries()) {
    const itsId = typeof item === 'object' && item !== null && 'id' in item ? item.id : undefined;
    if (seen.has(itsId)) {
      const message = both(
        'står allerede på listen: forventede et id for sig',
        'stands in the list already: expected an id of its own',
      );
      context.addIssue({ code: 'custom', path: [index, 'id'], message, input: item });
    }
    if (itsId !== undefined) seen.add(itsId);
  }
}

/** A host that is none is told of by itself. */
export function isLoopback(host: unknown): boolean {
  if (typeof host !== 'string') return true;
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host);
}
