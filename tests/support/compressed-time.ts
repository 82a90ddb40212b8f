import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import type { Worker } from 'node:worker_threads';
import { onTestFinished, vi } from 'vitest';
import type { Instant, Milliseconds } from '#core/time/instant';
import { second } from '#core/time/instant';
import type { Clock } from '#hub/intake/clock';
import { fakeClock } from './clocks.ts';

/** Time that passes only when the test says so: the hub's clock, and every `setTimeout` of this process with it. */
export interface CompressedTime {
  readonly clock: Clock;
  /** The clock jumps there, and then happens what was due until then. Nothing where it is past already. */
  passUntil(instant: Instant): Promise<void>;
  /**
   * So much time passes, second by second, each when the questions of the second before are answered. `held`: so many
   * questions are never answered, and only time ends them.
   */
  passSlowly(length: Milliseconds, held?: number): Promise<void>;
  /** Waits, while no time passes, until each question is answered and nothing goes on any more. `held`: as above. */
  quiet(held?: number): Promise<void>;
  /** Waits, while no time passes, for what goes on over real connections. */
  settled(waitedFor: string, isSo: () => boolean): Promise<void>;
}

/** Real milliseconds; nobody waits so long unless something is wrong. */
const patience = 20_000;

export function compressedTime(iso: string): CompressedTime {
  const clock = fakeClock(iso);
  // Connections and the event loop go on as ever: only timers stand.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const unanswered = questionsUnderWay();

  async function passUntil(instant: Instant): Promise<void> {
    const length = instant - clock.now();
    if (length <= 0) return;
    clock.pass(length);
    vi.advanceTimersByTime(length);
    await turn();
  }

  async function settled(waitedFor: string, isSo: () => boolean): Promise<void> {
    const end = performance.now() + patience;
    while (!isSo()) {
      if (performance.now() > end) throw new Error(`Waited ${patience} ms in vain for: ${waitedFor}`);
      await turn();
    }
  }

  async function quiet(held = 0): Promise<void> {
    let turns = 0;
    const isQuiet = (): boolean => (turns = unanswered.size > held ? 0 : turns + 1) > quietTurns;
    await settled('an answer to each question', isQuiet);
  }

  return {
    clock,
    passUntil,
    async passSlowly(length, held = 0) {
      for (const end = clock.now() + length; clock.now() < end;) {
        await passUntil(Math.min(end, clock.now() + second));
        await quiet(held);
      }
    },
    quiet,
    settled,
  };
}

/** After the last answer has come, all is in the book within so many turns of the event loop: none waits for a network. */
const quietTurns = 25;

/**
 * What this process has asked by HTTP (but for `fetch`), until the whole answer has come or there will be none; and what
 * its journals were asked, until their threads have answered.
 */
function questionsUnderWay(): ReadonlySet<unknown> {
  const questions = new Set<unknown>();
  followThreads(questions);
  const asked = (message: unknown): void => void questions.add((message as { readonly request: unknown }).request);
  const over = (message: unknown): void => void questions.delete((message as { readonly request: unknown }).request);
  // Its head has come; its body may come much later on a busy machine. That of a screen's stream has no end.
  const answered = (message: unknown): void => {
    const { response } = message as { readonly response: IncomingMessage };
    if (response.headers['content-type']?.startsWith('text/event-stream') === true) over(message);
    else response.once('close', () => over(message));
  };
  const heard = {
    'http.client.request.start': asked,
    'http.client.response.finish': answered,
    'http.client.request.error': over,
  };
  for (const [channel, listener] of Object.entries(heard)) {
    subscribe(channel, listener);
    onTestFinished(() => void unsubscribe(channel, listener));
  }
  return questions;
}

/** What goes to threads that are started from now on, and comes back. */
function followThreads(questions: Set<unknown>): void {
  const follow = (worker: Worker): void => {
    const asked = new Map<unknown, object>();
    const over = (id: unknown): void => {
      questions.delete(asked.get(id));
      asked.delete(id);
    };
    const post = worker.postMessage.bind(worker);
    worker.postMessage = (message: { readonly kind: string; readonly id?: number }) => {
      if (message.kind === 'question') {
        asked.set(message.id, message);
        questions.add(message);
      }
      post(message);
    };
    worker.on('message', ({ id }: { readonly id?: number }) => over(id));
    worker.on('exit', () => asked.forEach((_, id) => over(id)));
  };
  process.on('worker', follow);
  onTestFinished(() => void process.off('worker', follow));
}

/** Once around the event loop. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
