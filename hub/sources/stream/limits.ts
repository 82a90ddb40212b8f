import type { Milliseconds } from '#core/time/instant';
import { minute, second } from '#core/time/instant';

/** What one connection may take of time and memory. */
export interface StreamLimits {
  /** Until it is connected, with TLS. */
  readonly connect: Milliseconds;
  /** Of silence until the machine itself asks whether the other side is still there; ten seconds later it is not. */
  readonly keepAliveAfter: Milliseconds;
  /** In bytes, whatever a framing says. */
  readonly largestMessage: number;
  /** In bytes: what we say and nobody takes. */
  readonly mostUnsent: number;
  /** Messages, in the long run and at once; more of them wait with the phone system. */
  readonly perSecond: number;
  readonly atOnce: number;
  /** The least from one turn of the dialogue to the time at which it wants to be woken. */
  readonly shortestWake: Milliseconds;
  /** What a person is told of at once, and in characters how much of each. */
  readonly mostProblems: number;
  readonly longestProblem: number;
  /** Orders that wait for an answer, and how long one does. */
  readonly mostOrders: number;
  readonly orderPatience: Milliseconds;
  /** How long, and how often, the journal is asked to take what came, while the phone system waits. */
  readonly journalPatience: Milliseconds;
  readonly journalPause: Milliseconds;
  /** The first pause before a new connection; each is twice as long as the one before. */
  readonly firstPause: Milliseconds;
  /** One that was live for so long was a good one: the next pause is the first again. */
  readonly steadyAfter: Milliseconds;
}

const megabyte = 1024 * 1024;

export const streamLimits: StreamLimits = {
  connect: 10 * second,
  keepAliveAfter: 15 * second,
  largestMessage: megabyte,
  mostUnsent: megabyte,
  // Two hundred callers at once make an Asterisk say some 120 a second, and 200 monitored users of a One-Connect more; what is there
  // at the beginning comes all at once.
  perSecond: 3_000,
  atOnce: 20_000,
  shortestWake: 100,
  mostProblems: 50,
  longestProblem: 300,
  mostOrders: 20,
  // Longer than any adapter waits to be shown that it is done: what the adapter then says is more than that no answer came.
  orderPatience: 20 * second,
  journalPatience: 30 * second,
  journalPause: second / 4,
  firstPause: second,
  steadyAfter: minute,
};

/** What a limit keeps within bounds, for counting how often one was met. */
export const boundNames = ['message-size', 'unsent', 'rate', 'problems', 'orders'] as const;
export type BoundName = (typeof boundNames)[number];
