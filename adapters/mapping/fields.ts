/** What the records of a source are: counts of queues, calls that are over, events of calls, or what agents do. */
export const kindsOfRecord = ['counts', 'records', 'events', 'agents'] as const;
export type KindOfRecord = (typeof kindsOfRecord)[number];

/** What a field's expression must come to. */
export type ValueKind = 'text' | 'count' | 'seconds' | 'time';

interface FieldRule<Kind extends ValueKind = ValueKind> {
  readonly value: Kind;
  /** Without it no record could be understood. */
  readonly needed?: true;
}

const optional = <Kind extends ValueKind>(value: Kind): FieldRule<Kind> => ({ value });
const needed = <Kind extends ValueKind>(value: Kind): FieldRule<Kind> => ({ value, needed: true });

/** The fields of each kind. `queue` may be left out where the source is of one queue alone. */
export const fieldRules = {
  counts: {
    queue: optional('text'),
    waiting: optional('count'),
    longestWaitSeconds: optional('seconds'),
    oldestSince: optional('time'),
    answered: optional('count'),
    lost: optional('count'),
    averageWaitSeconds: optional('seconds'),
    longestWaitTodaySeconds: optional('seconds'),
    averageTalkSeconds: optional('seconds'),
    agentsReady: optional('count'),
    agentsBusy: optional('count'),
    agentsOther: optional('count'),
  },
  records: {
    call: optional('text'),
    queue: optional('text'),
    entered: needed('time'),
    answered: optional('time'),
    ended: optional('time'),
    agent: optional('text'),
    caller: optional('text'),
  },
  events: {
    kind: needed('text'),
    call: needed('text'),
    queue: optional('text'),
    leg: optional('text'),
    agent: optional('text'),
    at: optional('time'),
    caller: optional('text'),
  },
  agents: {
    agent: needed('text'),
    name: optional('text'),
    state: needed('text'),
    reason: optional('text'),
  },
} as const satisfies { readonly [kind in KindOfRecord]: { readonly [field: string]: FieldRule } };

/** The rule of a field, by its name; `undefined`: records of this kind have no such field. */
export function fieldRule(kind: KindOfRecord, field: string): FieldRule | undefined {
  const rules: { readonly [field: string]: FieldRule } = fieldRules[kind];
  return Object.hasOwn(rules, field) ? rules[field] : undefined;
}
