import type { JsonObject } from '#core/said/json';
import type { Field, FieldKind } from '#core/settings/form';
import type { Configuration } from '#core/settings/settings';
import { idFor, listIn, queuesIn, sourcesIn, textIn } from '../settings/configuration.ts';

export const steps = ['system', 'queues', 'access', 'addresses', 'limits', 'pc', 'done'] as const;
export type Step = (typeof steps)[number];

/** How far somebody is with setting up a phone system. */
export interface Draft {
  readonly step: Step;
  readonly adapter: string | null;
  /** The queues of the board as they are to be. */
  readonly queues: readonly { readonly id: string; readonly name: string }[];
  /** The phone system's own settings. */
  readonly values: JsonObject;
  /** Its id, once it is in the hub's settings. */
  readonly source: string | null;
}

const newDraft: Draft = { step: 'system', adapter: null, queues: [], values: {}, source: null };

const key = 'wallboard-setup';

/** What may hold a secret among other things. */
const mayHoldSecrets: ReadonlySet<FieldKind> = new Set([
  'secret',
  'table',
  'message',
  'messages',
  'repeated',
  'named',
  'json',
]);

/** What was typed the last time, but for secrets: those are typed again. */
export function keptDraft(): Draft {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as Partial<Draft> | null;
    if (kept === null || !steps.includes(kept.step as Step)) return newDraft;
    return { ...newDraft, ...kept };
  } catch {
    return newDraft;
  }
}

/** `fields`: those of the phone system, which say what in it is a secret. */
export function keepDraft(draft: Draft, fields: readonly Field[]): void {
  try {
    if (draft.step === 'done') return localStorage.removeItem(key);
    localStorage.setItem(key, JSON.stringify({ ...draft, values: withoutSecrets(draft.values, fields) }));
  } catch {
    // Typed again the next time.
  }
}

export function withoutSecrets(values: JsonObject, fields: readonly Field[]): JsonObject {
  const entries = Object.entries(values).flatMap(
    ([name, value]): readonly (readonly [string, JsonObject[string]])[] => {
      const field = fields.find((each) => each.name === name);
      const inner = [...(field?.fields ?? []), ...(field?.variants ?? []).flatMap((variant) => variant.fields)];
      if (field === undefined || mayHoldSecrets.has(field.kind)) return [];
      if (inner.length === 0 || typeof value !== 'object' || value === null || Array.isArray(value))
        return [[name, value]];
      return [[name, withoutSecrets(value as JsonObject, inner)]];
    },
  );
  return Object.fromEntries(entries);
}

/** The whole configuration with this phone system in it. The demo makes way. */
export function configurationOf(base: Configuration, { adapter, queues, values, source }: Draft): Configuration {
  const others = sourcesIn(base).filter((each) => each['id'] !== source && each['adapter'] !== 'demo');
  const known = new Map(queuesIn(base).map((queue) => [textIn(queue['id']), queue]));
  const id = source ?? sourceIdFor(base, adapter ?? '');
  return {
    ...base,
    queues: queues.map((queue) => ({ ...known.get(queue.id), ...queue })),
    sources: [...others, { id, adapter: adapter ?? '', ...values }],
  };
}

export function sourceIdFor(base: Configuration, adapter: string): string {
  return idFor(
    adapter.replace(/-webhooks$/, ''),
    listIn(base['sources']).map(({ id }) => textIn(id)),
  );
}

/** A part of an address that nobody guesses. */
export function newSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
