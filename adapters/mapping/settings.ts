import { z } from 'zod';
import { asOneText as both } from '#core/said/sentence';
import { noQueue, textWithZeros } from '#adapters/setting-words';
import { isTimeZone } from '#core/time/zone';
import { fieldRule, fieldRules, kindsOfRecord } from './fields.ts';
import { BadExpression, compile, fieldBounds, listBounds } from './language/expression.ts';
import { timeFormat } from './language/time-format.ts';

const words = z.array(z.string(textWithZeros).min(1));

/** What happens to a call, by the source's own words. */
const eventKinds = z.strictObject({
  queued: words.optional(),
  ringing: words.optional(),
  answered: words.optional(),
  ended: words.optional(),
  left: words.optional(),
});
export type EventKind = keyof z.infer<typeof eventKinds>;

/** What an agent does, by the source's own words. `busy` is the same as `talking`. */
const agentStates = z.strictObject({
  ready: words.optional(),
  talking: words.optional(),
  busy: words.optional(),
  ringing: words.optional(),
  wrapUp: words.optional(),
  other: words.optional(),
  loggedOut: words.optional(),
});
export type AgentState = keyof z.infer<typeof agentStates>;

/** Whether it is needed is said by `as`: see `checkMapping`. */
const isNeededBySome = true;

/** The settings that say what a record means: the same of every source that is described and not programmed. */
export const mappingShape = {
  as: z.enum(kindsOfRecord).meta({
    title: both('Hvad posterne er', 'What the records are'),
    description: both(
      'Køers tal, poster om afsluttede opkald, hændelser i opkald, eller hvad medarbejdere gør.',
      'Counts of queues, records of calls that are over, events of calls, or what agents do.',
    ),
  }),
  records: z
    .string()
    .min(1)
    .optional()
    .meta({
      title: both('Hvor posterne er', 'Where the records are'),
      description: both(
        'Et JSONata-udtryk, der finder listen i et svar; uden det er svaret selv listen.',
        'A JSONata expression that finds the list in an answer; without it the answer itself is the list.',
      ),
    }),
  fields: z.record(z.string(), z.union([z.string().min(1), z.number(), z.boolean()])).meta({
    title: both('Felter', 'Fields'),
    description: both(
      'For hvert felt et JSONata-udtryk over én post, eller et tal, der altid er det samme.',
      'For each field a JSONata expression over one record, or a number that is always the same.',
    ),
  }),
  queues: z
    .record(z.string().min(1), words)
    .optional()
    .meta({
      title: both('Køer', 'Queues'),
      description: both(
        'For hver kø på tavlen de navne, kilden har for den.',
        'For each queue of the board the names that the source has for it.',
      ),
      isNeededBySome,
    }),
  kinds: eventKinds.optional().meta({
    title: both('Slags hændelser', 'Kinds of events'),
    description: both(
      'For hver slags hændelse de ord, kilden har for den; andre springes over.',
      'For each kind of event the words that the source has for it; others are passed over.',
    ),
    isNeededBySome,
  }),
  states: agentStates.optional().meta({
    title: both('Medarbejdernes tilstande', 'States of agents'),
    description: both(
      'For hver tilstand de ord, kilden har for den.',
      'For each state of an agent the words that the source has for it.',
    ),
    isNeededBySome,
  }),
  timeZone: z
    .string()
    .refine(
      isTimeZone,
      both('er ikke en tidszone som "Europe/Copenhagen"', 'is not a time zone such as "Europe/Copenhagen"'),
    )
    .optional()
    .meta({
      title: both('Tidszone', 'Time zone'),
      description: both(
        'Zonen for tider uden zone; uden den tavlens egen.',
        'The zone of times that name none; without it the zone of the board.',
      ),
    }),
  times: z
    .string()
    .refine(
      (format) => timeFormat(format) !== undefined,
      both('er ikke et format som "dd-MM-yyyy HH:mm:ss"', 'is not a format such as "dd-MM-yyyy HH:mm:ss"'),
    )
    .optional()
    .meta({
      title: both('Tidsformat', 'Format of times'),
      description: both(
        'Hvordan tider er skrevet, som dd-MM-yyyy HH:mm:ss; uden det ISO 8601 eller Unix-tid.',
        'How times are written, such as dd-MM-yyyy HH:mm:ss; without it ISO 8601 or Unix time.',
      ),
    }),
};

const mapping = z.strictObject(mappingShape);
export type MappingSettings = z.infer<typeof mapping>;

/** The mapping by itself, whatever it is of. */
export const mappingSettings = mapping.superRefine(checkMapping);

/** What the shape alone cannot say: which fields there are, that expressions can be read, and that no word means two things. */
export function checkMapping(settings: MappingSettings, context: z.RefinementCtx): void {
  const problem = (path: readonly string[], message: string): void =>
    context.addIssue({ code: 'custom', path: [...path], message });
  checkExpressions(settings, problem);
  checkQueues(settings, problem);
  const { as, kinds, states } = settings;
  if (as === 'events' && !isAnything(kinds))
    problem(
      ['kinds'],
      both(
        'mangler: forventede ordene for hver slags hændelse',
        'is missing: expected the words of each kind of event',
      ),
    );
  if (as === 'agents' && !isAnything(states)) {
    problem(
      ['states'],
      both(
        'mangler: forventede ordene for hver af en medarbejders tilstande',
        'is missing: expected the words of each state of an agent',
      ),
    );
  }
  if (as !== 'events' && kinds !== undefined)
    problem(['kinds'], both(`har ingen virkning med "as": "${as}"`, `is of no use with "as": "${as}"`));
  if (as !== 'agents' && states !== undefined)
    problem(['states'], both(`har ingen virkning med "as": "${as}"`, `is of no use with "as": "${as}"`));
  for (const [name, table] of Object.entries({ kinds, states })) {
    const twice = namedTwice(table ?? {});
    if (twice !== undefined)
      problem(
        [name, twice],
        both(
          'har et ord, som en anden også har: forventede hvert ord én gang',
          'has a word that another one has too: expected each word once',
        ),
      );
  }
}

type Problem = (path: readonly string[], message: string) => void;

function checkExpressions({ as, fields, records }: MappingSettings, problem: Problem): void {
  const known = fieldRules[as];
  const names = Object.keys(known).join(', ');
  for (const [field, expression] of Object.entries(fields)) {
    if (fieldRule(as, field) === undefined) {
      problem(
        ['fields', field],
        both(
          `er ikke et felt i "as": "${as}": forventede et af ${names}`,
          `is no field of "as": "${as}": expected one of ${names}`,
        ),
      );
    } else checkExpression(['fields', field], String(expression), problem);
  }
  for (const [field, rule] of Object.entries(known)) {
    if (rule.needed === true && !Object.hasOwn(fields, field)) {
      problem(['fields', field], both(`mangler: "as": "${as}" kræver det`, `is missing: "as": "${as}" needs it`));
    }
  }
  if (as === 'counts' && Object.keys(fields).every((field) => field === 'queue')) {
    problem(
      ['fields'],
      both(
        `har intet, der tælles: forventede nogle af ${names}`,
        `has nothing that is counted: expected some of ${names}`,
      ),
    );
  }
  if (as === 'counts' && Object.hasOwn(fields, 'longestWaitSeconds') && Object.hasOwn(fields, 'oldestSince')) {
    problem(
      ['fields', 'oldestSince'],
      both(
        'siger det samme som longestWaitSeconds: forventede en af de to',
        'says the same as longestWaitSeconds: expected one of the two',
      ),
    );
  }
  if (records !== undefined) checkExpression(['records'], records, problem, listBounds);
}

function checkExpression(path: readonly string[], text: string, problem: Problem, bounds = fieldBounds): void {
  try {
    compile(text, bounds);
  } catch (error) {
    if (!(error instanceof BadExpression)) throw error;
    problem(path, error.message);
  }
}

/** Of an adapter's own setting that is an expression over an answer. */
export function checkExpressionOver(text: string | undefined, name: string, context: z.RefinementCtx): void {
  if (text === undefined) return;
  checkExpression(
    [name],
    text,
    (path, message) => context.addIssue({ code: 'custom', path: [...path], message }),
    listBounds,
  );
}

function checkQueues({ as, fields, queues }: MappingSettings, problem: Problem): void {
  const ours = Object.keys(queues ?? {});
  if (as === 'agents') return;
  if (ours.length === 0) return problem(['queues'], noQueue);
  if (!Object.hasOwn(fields, 'queue') && ours.length > 1) {
    return problem(
      ['fields', 'queue'],
      both('mangler: indstillingerne nævner mere end én kø', 'is missing: the settings name more than one queue'),
    );
  }
  const twice = namedTwice(queues ?? {});
  if (twice !== undefined)
    problem(
      ['queues', twice],
      both(
        'har et navn, som en anden kø også har: forventede hvert navn én gang',
        'has a name that another queue has too: expected each name once',
      ),
    );
}

function isAnything(table: { readonly [name: string]: readonly string[] | undefined } | undefined): boolean {
  return Object.values(table ?? {}).some((list) => list !== undefined && list.length > 0);
}

/** The first key one of whose words stands under an earlier one too. */
function namedTwice(table: { readonly [name: string]: readonly string[] | undefined }): string | undefined {
  const seen = new Set<string>();
  for (const [name, list = []] of Object.entries(table)) {
    if (list.some((word) => seen.has(word))) return name;
    for (const word of list) seen.add(word);
  }
  return undefined;
}
