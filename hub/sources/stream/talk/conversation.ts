import { setImmediate } from 'node:timers/promises';
import { SignInRefused } from '#adapters/adapter';
import type { Message, Turn } from '#adapters/stream';
import type { Instant } from '#core/time/instant';
import { sleepUntil } from '../../trouble/sleep.ts';
import type { Talk } from '../../ways.ts';
import type { StreamJournal } from '../stream-journal.ts';
import { createActing, type ActingOptions } from './acting.ts';
import { createAllowance } from './allowance.ts';
import { createUnframer, MessageTooLarge } from './unframed.ts';

export interface ConversationOptions extends ActingOptions {
  readonly talk: Talk;
  /** Writes down what was heard. */
  readonly said: StreamJournal['said'];
  /** Another connection is live, and asked for this one. */
  readonly takesOver: boolean;
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
  let nudge = new AbortController();
  const stir = (): void => nudge.abort();
  const { act, makesLive, isLive, wakeAt, woken } = createActing(options, stir);
  let state: unknown;

  /** The dialogue's fold goes on at once; what it wants done waits until what it heard is written down. */
  function fold(turn: Turn<unknown>): Turn<unknown> {
    ({ state } = turn);
    return turn;
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
    await holdBack(messages.length);
  }

  async function holdBack(messages: number): Promise<void> {
    const pause = allowance(messages);
    if (pause === 0) return;
    counts.met('rate');
    await sleepUntil(elapsed() + pause, elapsed, stop);
  }

  function keptOf(message: Message): string {
    return framing.keep?.(message) ?? message.text;
  }

  /** As `act`, once what the dialogue wants to have written down is. */
  async function keepAndAct(turn: Turn<unknown>): Promise<void> {
    await said((turn.journal ?? []).map(keptOf), clock.now());
    await act(turn);
  }

  /** What the dialogue makes of each, up to the one at which it gives up, or becomes live. */
  function hear(messages: readonly Message[], at: Instant) {
    const turns: Turn<unknown>[] = [];
    const kept: string[] = [];
    for (const message of messages) {
      const turn = fold(talk.heard(state, message, at));
      const isKept = turn.passOver !== true && !(turn.giveUp instanceof SignInRefused);
      counts.heard(isKept);
      if (isKept) kept.push(keptOf(message));
      kept.push(...(turn.journal ?? []).map(keptOf));
      turns.push(turn);
      if (turn.giveUp !== undefined || makesLive(turn)) break;
    }
    return { turns, kept };
  }

  /** Who talks without a pause must not keep us from what is due: a session that is not renewed ends. */
  let hasRead = false;

  /** Does the next thing that is to be done. Returns whether there was one. */
  async function next(): Promise<boolean> {
    const mayAct = hasRead && line.over() === undefined && !retired.aborted;
    hasRead = false;
    if (mayAct && (await actedOnWhatIsDue())) return true;
    hasRead = await takeNext();
    if (hasRead) return true;
    const over = line.over();
    if (over !== undefined) throw over;
    return !retired.aborted && actedOnWhatIsDue();
  }

  async function actedOnWhatIsDue(): Promise<boolean> {
    const order = isLive() ? orders.next() : undefined;
    if (order !== undefined) {
      const turn = talk.asked(state, order, clock.now());
      if (turn === undefined) orders.done(order.id, new Error('The adapter takes no orders.'));
      else await keepAndAct(fold(turn));
      return true;
    }
    if (elapsed() < wakeAt()) return false;
    woken();
    await keepAndAct(fold(talk.woken(state, clock.now())));
    return true;
  }

  async function takeNext(): Promise<boolean> {
    const bytes = line.read();
    if (bytes !== null) await take(bytes);
    return bytes !== null;
  }

  /** Of what has come, some may not have been handed on before this turn of the event loop. */
  async function nothingMore(): Promise<boolean> {
    await setImmediate();
    return !(await takeNext());
  }

  line.watch(stir);
  for (const signal of [stop, retired]) signal.addEventListener('abort', stir);
  try {
    await keepAndAct(fold(talk.opened(clock.now(), options.takesOver)));
    while (!stop.aborted) {
      nudge = new AbortController();
      if (await next()) continue;
      if (!retired.aborted) await sleepUntil(wakeAt(), elapsed, nudge.signal);
      else if (await nothingMore()) return;
    }
  } finally {
    for (const signal of [stop, retired]) signal.removeEventListener('abort', stir);
  }
}
