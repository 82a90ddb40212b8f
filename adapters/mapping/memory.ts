import { z } from 'zod';
import type { JsonValue } from '#core/said/input';
import { digest } from './facts/digest.ts';

/** Where an answer ended, and of which question: what was asked of another is no place in this one. */
const placeSchema = z.object({ of: z.string(), cursor: z.json() });

/** The place that is remembered, as far as it is one of this question. */
export function placeIn(memory: JsonValue | undefined, question: JsonValue): JsonValue | undefined {
  const known = placeSchema.safeParse(memory).data;
  return known?.of === digest(question) ? known.cursor : undefined;
}

export function placeAt(cursor: JsonValue, question: JsonValue): JsonValue {
  return { of: digest(question), cursor };
}
