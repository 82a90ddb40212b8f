import { setImmediate } from 'node:timers/promises';
import type { Framing, Message, Turn } from '#adapters/stream';
import { SignInRefused, Unreachable } from '#adapters/adapter';
import type { Instant, Milliseconds } from '#core/time/instant';
import type { Clock } from '../../intake/clock.ts';
import { sleepUntil } from '../trouble/sleep.ts';
import type { Talk } from '../ways.ts';
import { createAllowance } from './allowance.ts';
import type { StreamLimits } from './limits.ts';
import type { Line } from './line.ts';
import type { Orders } from './orders.ts';
import { boundedProblems } from './problems.ts';
import type { StreamCounts } from './stats.ts';
import type { StreamJournal } from './stream-journal.ts';
import { createUnframer, MessageTooLarge } from './unframed.ts';

export interface ConversationOptions {
  readonly line: Line;
  readonly framing: Framing;
  readonly talk: Talk;
  /** Writes down what was heard. */
  readonly said: StreamJournal['said'];
  readonly orders: Orders;
  readonly counts: StreamCounts;
  readonly limits: StreamLimits;
  readonly clock: Pick<Clock, 'now' | 'elapsed'>;
  /** Another connection is live, and asked for this one. */
  readonly takesOver: boolean;
  /** All that was there is told. What is heard after it waits until this resolves. */
  readonly live: (stir: () => void) => Promise<void>;
  readonly problems: (sentences: readonly string[]) => void;
  /** It must end soon: there is to be another one. */
  readonly replace: () => void;
  /** It is not wanted any more, once all that has come is taken in. */
  readonly retired: AbortSignal;
  readonly stop: AbortSignal;
}

/**
 * The talk on one connection, from its beginning until one side hangs up: one thing after the other. What was heard in one read
 * is written down together, in order, before anything is done about it and before the next is read.
 * @throws why it is over, where neither `stop` nor `retired` is the reason
 */
export async function converse(options: ConversationOptions): Promise<void> {
  const { line, framing, talk, said, orders, counts, limits, clock, retired, stop } = options;
  const { elapsed } = clock;
  const unframe = createUnframer(framing, limits.largestMessage);
  const allowance = createAllowance(limits, elapsed);
  let state: unknown;
  let wakeAt: Milliseconds = Infinity;
  let isLive = false;
  let nudge = new AbortController();
  const stir = (): void => nudge.abort();

  /** The dialogue's fold goes on at once; what it wants done waits until what it heard is written down. */
  function fold(turn: Turn<unknown>): Turn<unknown> {
    ({ state } = turn);
    return turn;
  }

  async function act(turn: Turn<unknown>): Promise<void> {
    const { say, wakeAt: at, problems, giveUp, done = [] } = turn;
    if (at !== undefined) wakeAt = elapsed() + Math.max(limits.shortestWake, at - clock.now());
    if (problems !== undefined) tellOf(problems);
    for (const { order, result } of done) orders.done(order, result);
    for (const message of say ?? []) send(message);
    if (turn.replace === true) options.replace();
    if (makesLive(turn)) {
      isLive = true;
      await options.live(stir);
    }
    if (giveUp !== undefined) throw giveUp;
  }

  function makesLive(turn: Turn<unknown>): boolean {
    return turn.isLive === true && !isLive;
  }

  function tellOf(problems: readonly string[]): void {
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
    throw new Unreachable('The phone system takes nothing of what it is told any more.');
  }

  async function take(bytes: Uint8Array): Promise<void> {
    counts.received(bytes.length);
    const at = clock.now();
    const { messages, broken } = unframe(bytes);
    for (let rest = messages; rest.length > 0;) {
      const { turns, kept } = hear(rest, at);
      await said(kept, at);
      for (const turn of turns) await act(turn);
      rest = rest.slice(turns.length);
    }
    if (broken instanceof MessageTooLarge) counts.met('message-size');
    if (broken !== undefined) throw broken;
    const pause = allowance(messages.length);
    if (pause === 0) return;
    counts.met('rate');
    await sleepUntil(elapsed() + pause, elapsed, stop);
  }

  /** What the dialogue makes of each, up to the one at which it gives up, or becomes live. */
  function hear(messages: readonly Message[], at: Instant) {
    const turns: Turn<unknown>[] = [];
    const kept: string[] = [];
    for (const message of messages) {
      const turn = fold(talk.heard(state, message, at));
      const isKept = turn.passOver !== true && !(turn.giveUp instanceof SignInRefused);
      counts.heard(isKept);
      if (isKept) kept.push(framing.keep?.(message) ?? message.text);
      turns.push(turn);
      if (turn.giveUp !== undefined || makesLive(turn)) break;
    }
    return { turns, kept };
  }

  /** Does the next thing that is to be done. Returns whether there was one. */
  async function next(): Promise<boolean> {
    const bytes = line.read();
    if (bytes !== null) {
      await take(bytes);
      return true;
    }
    const over = line.over();
    if (over !== undefined) throw over;
    if (retired.aborted) return false;
    const order = isLive ? orders.next() : undefined;
    if (order !== undefined) {
      const turn = talk.asked(state, order, clock.now());
      if (turn === undefined) orders.done(order.id, new Error('The adapter takes no orders.'));
      else await act(fold(turn));
      return true;
    }
    if (elapsed() < wakeAt) return false;
    wakeAt = Infinity;
    await act(fold(talk.woken(state, clock.now())));
    return true;
  }

  /** Of what has come, some may not have been handed on before this turn of the event loop. */
  async function nothingMore(): Promise<boolean> {
    await setImmediate();
    const bytes = line.read();
    if (bytes !== null) await take(bytes);
    return bytes === null;
  }

  line.watch(stir);
  for (const signal of [stop, retired]) signal.addEventListener('abort', stir);
  try {
    await act(fold(talk.opened(clock.now(), options.takesOver)));
    while (!stop.aborted) {
      nudge = new AbortController();
      if (await next()) continue;
      if (!retired.aborted) await sleepUntil(wakeAt, elapsed, nudge.signal);
      else if (await nothingMore()) return;
    }
  } finally {
    for (const signal of [stop, retired]) signal.removeEventListener('abort', stir);
  }
}
