import { z } from 'zod';
import { fieldRules, type KindOfRecord, type ValueKind } from '#adapters/mapping/fields';
import { mappingShape } from '#adapters/mapping/settings';
import { fieldWords, kindWords, meaningWords, type Named } from '#adapters/mapping/words';
import type { MappedField, MappingForm, WordTable } from '#core/settings/mapping';
import { fieldsOf } from './fields.ts';

/** Whether a setting of that name is one of the mapping. */
export function isOfMapping(name: string): boolean {
  return Object.hasOwn(mappingShape, name);
}

/** What a mapping may say, in words. */
export function mappingForm(): MappingForm {
  const kinds = Object.entries(kindWords) as readonly (readonly [KindOfRecord, Named])[];
  return {
    kinds: kinds.map(([value, { label, help }]) => ({
      value,
      label,
      help,
      fields: fieldsOfKind(value),
      words: tableOf(value),
    })),
    settings: fieldsOf(z.object(mappingShape), () => false),
  };
}

function fieldsOfKind(kind: KindOfRecord): readonly MappedField[] {
  const rules: { readonly [name: string]: { readonly value: ValueKind; readonly needed?: true } } = fieldRules[kind];
  const words: { readonly [name: string]: Named } = fieldWords[kind];
  return Object.entries(rules).flatMap(([name, { value, needed = false }]) => {
    const own = words[name];
    return own === undefined ? [] : [{ name, ...own, needed, value }];
  });
}

function tableOf(kind: KindOfRecord): WordTable | null {
  if (kind === 'events') return { name: 'kinds', field: 'kind', meanings: meanings(meaningWords.kinds) };
  if (kind === 'agents') return { name: 'states', field: 'state', meanings: meanings(meaningWords.states) };
  return null;
}

function meanings(words: typeof meaningWords.kinds | typeof meaningWords.states): WordTable['meanings'] {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}
