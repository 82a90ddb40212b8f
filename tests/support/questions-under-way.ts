import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import type { Worker } from 'node:worker_threads';

/**
 * What this process has asked by HTTP (but for `fetch`), until the whole answer has come or there will be none; and what
 * its journals were asked, until their threads have answered. `atTheEnd` is told how to stop looking.
 */
export function questionsUnderWay(atTheEnd: (stop: () => void) => void): ReadonlySet<unknown> {
  const questions = new Set<unknown>();
  followThreads(questions, atTheEnd);
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
    atTheEnd(() => void unsubscribe(channel, listener));
  }
  return questions;
}

/** What goes to threads that are started from now on, and comes back. */
function followThreads(questions: Set<unknown>, atTheEnd: (stop: () => void) => void): void {
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
  atTheEnd(() => void process.off('worker', follow));
}
