import { Unreachable } from '#adapters/adapter';
import type { Framing, Message, Turn } from '#adapters/stream';
import type { Said } from '#core/said/sentence';
import type { Instant, Milliseconds } from '#core/time/instant';
import type { Clock } from '../../../intake/clock.ts';
import type { Line } from '../connection/line.ts';
import type { StreamLimits } from '../limits.ts';
import type { Orders } from '../orders.ts';
import type { StreamCounts } from '../stats.ts';
import { boundedProblems } from './problems.ts';

export interface ActingOptions {
  readonly line: Line;
  readonly framing: Framing;
  readonly orders: Orders;
  readonly counts: StreamCounts;
  readonly limits: StreamLimits;
  readonly clock: Pick<Clock, 'now' | 'elapsed'>;
  /** All that was there is told. What is heard after it waits until this resolves. `stir`: there is something to be done. */
  readonly live: (stir: () => void) => Promise<void>;
  readonly problems: (sentences: readonly Said[]) => void;
  /** It must end soon: there is to be another one. */
  readonly replace: () => void;
}

/** Does what a dialogue wants done. */
export interface Acting {
  /** @throws why the connection is given up */
  act(turn: Turn<unknown>): Promise<void>;
  /** Whether it is the turn with which the connection becomes live. */
  makesLive(turn: Turn<unknown>): boolean;
  isLive(): boolean;
  /** When the dialogue wants to be woken; then no more, until it says so again. */
  wakeAt(): Milliseconds;
  woken(): void;
}

const takesNothing = {
  da: 'Telefonsystemet tager ikke længere imod noget.',
  en: 'The phone system takes nothing of what it is told any more.',
};

export function createActing(options: ActingOptions, stir: () => void): Acting {
  const { line, framing, orders, counts, limits, clock } = options;
  let wakeAt: Milliseconds = Infinity;
  let asked: Instant | undefined;
  let isLive = false;
  const makesLive = (turn: Turn<unknown>): boolean => turn.isLive === true && !isLive;

  function tellOf(problems: readonly Said[]): void {
    const { told, isCut } = boundedProblems(problems, limits);
    if (isCut) counts.met('problems');
    counts.problems(problems.length);
    options.problems(told);
  }

  function send(message: Message): void {
    const bytes = framing.join(message);
    counts.sent(bytes.length);
    if (line.write(bytes) <= limits.mostUnsent) return;
    counts.met('unsent');
    throw new Unreachable(takesNothing);
  }

  return {
    async act(turn) {
      const { say = [], wakeAt: at, problems, giveUp, done = [] } = turn;
      // Each turn may ask for the same again: that puts off nothing, and so what is due is done however much is said.
      if (at !== undefined && at !== asked) wakeAt = clock.elapsed() + Math.max(limits.shortestWake, at - clock.now());
      asked = at ?? asked;
      if (problems !== undefined) tellOf(problems);
      for (const { order, result } of done) orders.done(order, result);
      for (const message of say) send(message);
      if (turn.replace === true) options.replace();
      if (makesLive(turn)) {
        isLive = true;
        await options.live(stir);
      }
      if (giveUp !== undefined) throw giveUp;
    },
    makesLive,
    isLive: () => isLive,
    wakeAt: () => wakeAt,
    woken() {
      wakeAt = Infinity;
      asked = undefined;
    },
  };
}
