import type { Message } from '#adapters/stream';
import type { Instant, Milliseconds } from '#core/time/instant';
import { second } from '#core/time/instant';

/** For so long an answer is waited for. */
export const answerWithin: Milliseconds = 10 * second;

/** So many requests may be without an answer at a time: more wait for their turn, so that no switch is flooded. */
const mostOpen = 32;

/** What was asked, or is to be asked. `about`: what an answer to it means. */
export interface Request<About> {
  /** What the answer repeats. */
  readonly id: string;
  readonly message: Message;
  readonly about: About;
}

interface OpenRequest<About> extends Request<About> {
  readonly askedAt: Instant;
}

/** The requests on one connection: those that wait for their turn, and those that wait for their answer, oldest first. */
export interface Requests<About> {
  readonly waiting: readonly Request<About>[];
  readonly open: ReadonlyMap<string, OpenRequest<About>>;
}

export const noRequests: Requests<never> = { waiting: [], open: new Map() };

/** With more to ask, in this order, after all that waits already. */
export function withRequests<About>(requests: Requests<About>, more: readonly Request<About>[]): Requests<About> {
  return more.length === 0 ? requests : { ...requests, waiting: [...requests.waiting, ...more] };
}

/** Asks as many as may be asked now. */
export function ask<About>(
  { waiting, open }: Requests<About>,
  now: Instant,
): { readonly requests: Requests<About>; readonly say: readonly Message[] } {
  const turn = waiting.slice(0, Math.max(0, mostOpen - open.size));
  if (turn.length === 0) return { requests: { waiting, open }, say: [] };
  const opened = turn.map((request) => [request.id, { ...request, askedAt: now }] as const);
  return {
    requests: { waiting: waiting.slice(turn.length), open: new Map([...open, ...opened]) },
    say: turn.map(({ message }) => message),
  };
}

/** With one that need not be asked, and whose answer is waited for all the same. */
export function awaiting<About>(
  { waiting, open }: Requests<About>,
  request: Request<About>,
  now: Instant,
): Requests<About> {
  return { waiting, open: new Map([...open, [request.id, { ...request, askedAt: now }]]) };
}

/** Without the one that was answered. */
export function without<About>({ waiting, open }: Requests<About>, id: string): Requests<About> {
  return { waiting, open: new Map([...open].filter(([other]) => other !== id)) };
}

/** Those whose answer did not come in time. */
export function overdue<About>({ open }: Requests<About>, now: Instant): readonly OpenRequest<About>[] {
  return [...open.values()].filter(({ askedAt }) => now - askedAt >= answerWithin);
}

/** When the next answer is overdue. */
export function nextOverdue<About>({ open }: Requests<About>): Instant {
  return Math.min(...[...open.values()].map(({ askedAt }) => askedAt + answerWithin));
}

/** Nothing is asked and nothing is to be asked. */
export function isIdle<About>({ waiting, open }: Requests<About>): boolean {
  return waiting.length === 0 && open.size === 0;
}
