import type { StreamListener } from '#link/stream';
import { followStream } from '#link/stream';
import { ownWorld } from '#link/world';
import type { FromTab, FromWorker } from './shared-messages.ts';

/** The worker says every ten seconds that it lives: three times missed, and asked without an answer, it does not. */
const longestSilence = 35_000;
const longestAnswer = 5_000;

/**
 * Follows the hub's stream through the worker that all boards of this browser share: it has six connections to a host, and a
 * seventh board would wait for ever. `undefined` where the browser has no such workers: then each board follows by itself.
 * `ready`: when the board may ask at all.
 */
export function sharedStream(ready: Promise<void>): typeof followStream | undefined {
  if (typeof SharedWorker === 'undefined') return undefined;
  return (address, listener) => {
    let stop = follow(address, listener, ready, () => {
      // A wall never waits for a worker that is gone.
      stop = followStream(address, listener, ownWorld);
    });
    return () => stop();
  };
}

function follow(address: string, listener: StreamListener, ready: Promise<void>, giveUp: () => void): () => void {
  const worker = new SharedWorker(new URL('./shared-stream.worker.ts', import.meta.url), {
    type: 'module',
    name: 'wallboard-stream',
  });
  const { port } = worker;
  const say = (message: FromTab) => port.postMessage(message);
  const join = () => say({ kind: 'join', address });
  const leave = () => say({ kind: 'leave' });
  let patience: ReturnType<typeof setTimeout> | undefined;

  function end(): void {
    clearTimeout(patience);
    leave();
    port.close();
    window.removeEventListener('pagehide', leave);
    window.removeEventListener('pageshow', comeBack);
  }
  /** After a sleep of the whole machine a silence says nothing yet: first it is asked. */
  function ask(): void {
    join();
    patience = setTimeout(() => {
      end();
      giveUp();
    }, longestAnswer);
  }
  function heard(): void {
    clearTimeout(patience);
    patience = setTimeout(ask, longestSilence);
  }
  /** From its cache a browser shows a page as it left. */
  function comeBack({ persisted }: PageTransitionEvent): void {
    if (persisted) join();
  }

  port.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
    heard();
    if (data.kind === 'event') listener.event(data.event);
    else if (data.kind === 'connection') listener.connection(data.connection);
  });
  port.start();
  worker.addEventListener('error', () => {
    end();
    giveUp();
  });
  window.addEventListener('pagehide', leave);
  window.addEventListener('pageshow', comeBack);
  listener.connection({ state: 'connecting' });
  heard();
  void ready.then(join);
  return end;
}
