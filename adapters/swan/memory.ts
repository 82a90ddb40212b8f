import { z } from 'zod';
import type { JsonValue } from '#core/said/input';

/** What is remembered from one poll to the next. Instants in milliseconds since 1970. */
const memorySchema = z.object({
  /** Of each user who talks: when it was last asked since when. */
  talkers: z.record(z.string(), z.number()),
  /** Until then nobody's calls are asked for, since SWAN did not tell. */
  noCallsUntil: z.number(),
  /** Until then queues-status is not asked for, since SWAN refused it and tells how many wait all the same. */
  refusedUntil: z.number(),
  /** Why it refused, for the sources page. */
  refusal: z.object({ da: z.string(), en: z.string() }).nullable(),
});

export type SwanMemory = z.infer<typeof memorySchema>;

const nothing: SwanMemory = { talkers: {}, noCallsUntil: 0, refusedUntil: 0, refusal: null };

/** Nothing before the first poll, and where another version of the adapter remembered something else. */
export function remembered(memory: JsonValue | undefined): SwanMemory {
  return memorySchema.safeParse(memory).data ?? nothing;
}
