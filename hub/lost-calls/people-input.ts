import { z } from 'zod/mini';
import type { Input } from '#core/said/input';
import type { Instant } from '#core/time/instant';

/** The source under which the hub itself journals what people did at a board. */
const peopleSource = '#people';

/** What somebody did with the line of whoever made that call. */
export interface LostCallAct {
  readonly kind: 'take' | 'reach' | 'undo';
  /** A call of his that was lost, as the line's id names it. */
  readonly line: string;
  /** What he calls himself; `null`: he did not say. */
  readonly by: string | null;
}

/** The name of who it was is personal; a call's id is not. */
const shape = z.object({
  lostCall: z.enum(['take', 'reach', 'undo']),
  callid: z.string(),
  name: z.nullable(z.string()),
});

export function lostCallInput({ kind, line, by }: LostCallAct, at: Instant): Input {
  const message: z.infer<typeof shape> = { lostCall: kind, callid: line, name: by };
  return { kind: 'stream', at, source: peopleSource, message: JSON.stringify(message) };
}

/** `undefined` where it is another input, or something else that people did. */
export function readLostCallAct(input: Input): LostCallAct | undefined {
  if (input.source !== peopleSource || input.kind !== 'stream') return undefined;
  const { data } = shape.safeParse(parsed(input.message));
  return data && { kind: data.lostCall, line: data.callid, by: data.name };
}

function parsed(message: string): unknown {
  try {
    return JSON.parse(message);
  } catch {
    return undefined;
  }
}
