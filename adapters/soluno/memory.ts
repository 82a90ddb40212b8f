import { z } from 'zod';
import type { JsonValue } from '#core/input';

/** Instants in milliseconds since 1970. */
const memorySchema = z.object({
  /** When the last question that was answered was asked. */
  askedAt: z.number(),
  /** How many days before today have been asked for. */
  daysBack: z.number(),
  /** `until`: when it ends, where Soluno said so. */
  token: z.object({ value: z.string(), until: z.number().nullable() }).nullable(),
});

/** What the adapter remembers from one poll to the next. */
export type SolunoMemory = z.infer<typeof memorySchema>;
export type Token = NonNullable<SolunoMemory['token']>;

/** `undefined` before the first poll, and where another version of the adapter remembered something else. */
export function remembered(memory: JsonValue | undefined): SolunoMemory | undefined {
  return memorySchema.safeParse(memory).data;
}
