import { numberNames } from '#core/said/numbers';
import { z } from 'zod';
import { isTimeZone } from '#core/time/zone';

const id = z
  .string('must be a string in quotes, so that leading zeros are kept')
  .min(1, 'must not be empty')
  .regex(/^[^/?#\s]+$/, 'must not hold spaces, /, ? or #, since it is a part of an address');
const localNumber = z.string('must be a string in quotes, so that leading zeros are kept').min(1, 'must not be empty');
const seconds = z.number().min(0);
/** For checks that are made even where something else is wrong with the value, so that all is told at once. */
const inAnyCase = { when: ({ value }: { readonly value: unknown }) => typeof value === 'object' && value !== null };
const limits = z
  .strictObject({ warning: z.number().positive().optional(), critical: z.number().positive().optional() })
  .refine(({ warning, critical }) => !isMore(warning, critical), {
    message: 'warning must not be more than critical',
    ...inAnyCase,
  });
const port = z.int().min(0).max(65_535);
const tls = z.strictObject({ certFile: z.string().min(1), keyFile: z.string().min(1) });

/** What a queue alerts on where nothing is said: waits of one and two minutes, three and six callers. */
const defaultAlerts = {
  longestWaitSeconds: { warning: 60, critical: 120 },
  callsWaiting: { warning: 3, critical: 6 },
};

const queue = z.strictObject({
  id,
  name: z.string().min(1).optional(),
  agents: z
    .array(localNumber)
    .refine(isUnique, { message: 'must name each agent once', ...inAnyCase })
    .optional(),
  serviceLevelSeconds: seconds.default(20),
  shortAbandonSeconds: seconds.default(0),
  maxWaitSeconds: z.number().positive().default(3_600),
  order: z.enum(['fifo', 'other']).default('fifo'),
  sources: z.partialRecord(z.enum(numberNames), z.array(id)).optional(),
  alerts: z
    .strictObject({
      longestWaitSeconds: limits.default(defaultAlerts.longestWaitSeconds),
      callsWaiting: limits.default(defaultAlerts.callsWaiting),
    })
    .default(defaultAlerts),
});

/** The one schema of the configuration, but for each source's own settings: those are its adapter's. */
export const configSchema = z.strictObject({
  timeZone: z
    .string()
    .refine(isTimeZone, 'must be a time zone such as "Europe/Copenhagen"')
    .default('Europe/Copenhagen'),
  language: z.enum(['da', 'en']).default('da'),
  queues: z.array(queue).superRefine(uniqueIds, inAnyCase).default([]),
  agents: z
    .array(z.strictObject({ id: localNumber, name: z.string().min(1) }))
    .superRefine(uniqueIds, inAnyCase)
    .default([]),
  sources: z
    .array(z.looseObject({ id, adapter: z.string() }))
    .superRefine(uniqueIds, inAnyCase)
    .default([]),
  board: z
    .strictObject({
      host: z.string().min(1).default('127.0.0.1'),
      port: port.default(8090),
      tls: tls.optional(),
      token: z.string().min(1).optional(),
    })
    .refine(({ host, token }) => token !== undefined || isLoopback(host), {
      path: ['token'],
      message:
        'is missing, and the board would be open to everyone on the network: expected a token, or the host 127.0.0.1',
      ...inAnyCase,
    })
    .prefault({}),
  webhooks: z
    .strictObject({ host: z.string().min(1).default('127.0.0.1'), port: port.default(8091), tls: tls.optional() })
    .prefault({}),
  retention: z
    .strictObject({ personalDays: z.number().min(1).default(30), figuresDays: z.number().min(2).default(400) })
    .refine(
      ({ personalDays, figuresDays }) => personalDays <= figuresDays,
      'personalDays must not be more than figuresDays',
    )
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
      const message = 'stands in the list already: expected an id of its own';
      context.addIssue({ code: 'custom', path: [index, 'id'], message, input: item });
    }
    if (itsId !== undefined) seen.add(itsId);
  }
}

function isMore(one: unknown, other: unknown): boolean {
  return typeof one === 'number' && typeof other === 'number' && one > other;
}

/** A host that is none is told of by itself. */
function isLoopback(host: unknown): boolean {
  if (typeof host !== 'string') return true;
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host);
}
