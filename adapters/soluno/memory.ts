import { z } from 'zod';
import type { JsonValue } from '#core/said/input';
import type { SolunoSettings } from './settings.ts';

/** Instants in milliseconds since 1970. */
const memorySchema = z.object({
  /** When the last question that was answered was asked. */
  askedAt: z.number(),
  /** How many days before today have been asked for. */
  daysBack: z.number(),
  /** `until`: when it ends, where Soluno said so. */
  token: z.object({ value: z.string(), until: z.number().nullable() }).nullable(),
  /** Until the first answer after a restart: the address that was asked before it. */
  askedBefore: z.string().nullable(),
});

/** What the adapter remembers from one poll to the next. */
export type SolunoMemory = z.infer<typeof memorySchema>;
export type Token = NonNullable<SolunoMemory['token']>;

/** `undefined` before the first poll, and where another version of the adapter remembered something else. */
export function remembered(memory: JsonValue | undefined): SolunoMemory | undefined {
  return memorySchema.safeParse(memory).data;
}

/** What is kept over a restart: how far the history is known, and of which Soluno. A token is not written down. */
export function lasting(memory: JsonValue | undefined, { baseUrl }: SolunoSettings): JsonValue | undefined {
  const known = remembered(memory);
  return known && { askedAt: known.askedAt, daysBack: known.daysBack, token: null, askedBefore: baseUrl };
}
