import type { Worker } from 'node:worker_threads';
import { second } from '#core/time/instant';
import type { Clock } from '../../intake/clock.ts';
import { faultOf } from '../../machine/fault.ts';
import type { JournalState } from '../journal.ts';
import { JournalUnavailable } from '../journal.ts';
import { arrived } from './fault.ts';
import type { FromWriter, Question, Questions, ToWriter, WriterSetup } from './messages.ts';
import { createPending } from './pending.ts';
import type { Say } from './say.ts';
import { startThread } from './start-thread.ts';

/** What takes longer than this is a disk that stands still, in milliseconds: the board must not look like a quiet day. */
const patience = 5 * second;

export interface WritingThreadOptions {
  readonly setup: Omit<WriterSetup, 'after' | 'now'>;
  readonly clock: Clock;
  readonly say: Say;
  /** To be told to a thread that takes the place of one that ended. */
  readonly remind: () => readonly ToWriter[];
}

/** The hub's side of the thread that writes. One that dies is started anew; what it was just doing is refused. */
export interface WritingThread {
  readonly state: JournalState;
  /** Resolves when the journal is open. @throws JournalUnavailable */
  open(): Promise<void>;
  /** @throws JournalUnavailable, and what the thread threw */
  ask<Each extends Question>(question: Each, about: Questions[Each]['about']): Promise<Questions[Each]['answer']>;
  tell(message: ToWriter): void;
  /** Where a thread could not be started anew: tries once more. Never fails. */
  revive(): Promise<void>;
  close(): Promise<void>;
}

export function createWritingThread({ setup, clock, say, remind }: WritingThreadOptions): WritingThread {
  const pending = createPending();
  let state: JournalState = { writable: true, setAside: [] };
  let last = 0;
  let now = clock.now();
  let running: Worker | undefined;
  let opening = Promise.withResolvers<void>();
  let closed: Promise<void> | undefined;

  const problemNow = (problem: string): JournalState => ({ writable: false, problem, setAside: state.setAside });

  function start(): void {
    const worker = startThread('writer');
    worker.postMessage({ ...setup, after: last, now } satisfies WriterSetup);
    let wasOpen = false;
    let fault: unknown;
    running = worker;
    opening = Promise.withResolvers();
    // Whoever waits for it is told; where nobody does, `state` tells.
    opening.promise.catch(() => undefined);
    worker.on('message', (message: FromWriter) => {
      wasOpen ||= message.kind === 'opened';
      heard(message);
    });
    worker.on('error', (error) => (fault = error));
    worker.on('exit', () => {
      if (running === worker) ended(wasOpen, fault);
    });
  }

  function heard(message: FromWriter): void {
    switch (message.kind) {
      case 'opened':
        ({ state, last } = message);
        opening.resolve();
        return release();
      case 'refused':
        return refused(arrived(message.error));
      case 'state':
        ({ state } = message);
        return;
      case 'answer':
        state = message.state ?? state;
        pending.resolve(message.id, message.answer);
        return release();
      case 'failed':
        state = message.state ?? state;
        pending.reject(message.id, arrived(message.error));
        return release();
      case 'log':
        return say(...message.line);
    }
  }

  /** It cannot open the journal, and ends by itself. */
  function refused(error: Error): void {
    running = undefined;
    state = problemNow(error.message);
    opening.reject(error);
    pending.rejectAll(error);
  }

  /** However it came to that: what it had been told is done or not, and whoever sent it sends it again. */
  function ended(wasOpen: boolean, fault: unknown): void {
    running = undefined;
    const error = new JournalUnavailable(closed === undefined ? died : isClosed);
    opening.reject(error);
    pending.rejectAll(error);
    if (closed !== undefined) return;
    state = problemNow(died);
    say('error', died, { ...faultOf(fault) });
    if (wasOpen) startAnew();
  }

  function startAnew(): void {
    start();
    for (const message of remind()) tell(message);
  }

  /** While nothing is asked of it, the thread keeps no process alive. */
  function release(): void {
    if (pending.size === 0 && closed === undefined) running?.unref();
  }

  function ask<Each extends Question>(what: Each, about: Questions[Each]['about']) {
    if (closed !== undefined) return Promise.reject(new JournalUnavailable(isClosed));
    if (running === undefined) return Promise.reject(new JournalUnavailable(state.writable ? died : state.problem));
    now = clock.now();
    return question(what, about);
  }

  function question<Each extends Question>(what: Each, about: Questions[Each]['about']) {
    const { id, answer } = pending.add<Each>();
    running?.ref();
    tell({ kind: 'question', id, now, question: what, about });
    return answer;
  }

  function tell(message: ToWriter): void {
    running?.postMessage(message);
  }

  async function close(): Promise<void> {
    const worker = running;
    if (worker === undefined) return;
    const exit = new Promise((resolve) => worker.once('exit', resolve));
    // Asked last, and done last: what was to be written before is written.
    await question('close', null).catch(() => undefined);
    await exit;
  }

  return {
    get state() {
      return pending.longest() < patience ? state : problemNow(stuck(setup.dataDir));
    },
    async open() {
      start();
      await opening.promise;
    },
    ask,
    tell,
    async revive() {
      if (running !== undefined || closed !== undefined) return;
      startAnew();
      await opening.promise.catch(() => undefined);
    },
    close: () => (closed ??= close()),
  };
}

const isClosed = 'The journal is closed.';
const died = 'The part of the hub that writes the journal ended by a fault of its own; it is started anew by itself.';
const stuck = (folder: string): string =>
  `The disk that holds ${folder} has not answered for some seconds: check the disk and its connection.`;
