import type { Milliseconds } from '#core/time/instant';
import type { Question, Questions } from './messages.ts';

/** The questions that the thread has not answered yet. */
export interface Pending {
  readonly size: number;
  add<Each extends Question>(): { readonly id: number; readonly answer: Promise<Questions[Each]['answer']> };
  resolve(id: number, answer: Questions[Question]['answer']): void;
  reject(id: number, error: Error): void;
  rejectAll(error: Error): void;
  /** For how long the oldest of them has waited; 0: there is none. */
  longest(): Milliseconds;
}

interface Waiting {
  readonly since: Milliseconds;
  readonly resolve: (answer: never) => void;
  readonly reject: (error: Error) => void;
}

export function createPending(): Pending {
  const waiting = new Map<number, Waiting>();
  let count = 0;

  function take(id: number): Waiting | undefined {
    const each = waiting.get(id);
    waiting.delete(id);
    return each;
  }

  return {
    get size() {
      return waiting.size;
    },
    add<Each extends Question>() {
      const { promise, resolve, reject } = Promise.withResolvers<Questions[Each]['answer']>();
      const id = (count += 1);
      waiting.set(id, { since: performance.now(), resolve, reject });
      return { id, answer: promise };
    },
    resolve: (id, answer) => take(id)?.resolve(answer as never),
    reject: (id, error) => take(id)?.reject(error),
    rejectAll(error) {
      for (const id of waiting.keys()) take(id)?.reject(error);
    },
    longest() {
      const [oldest] = waiting.values();
      return oldest === undefined ? 0 : performance.now() - oldest.since;
    },
  };
}
