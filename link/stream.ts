import type { Connectivity } from '#core/board/bridge';
import { UnexpectedAnswer } from './errors.ts';
import { createEventReader, type ServerEvent } from './events.ts';
import { pause } from './pause.ts';
import { retryDelay } from './retry-delay.ts';
import { piecesOf } from './text-of.ts';
import { largestAnswer, type LinkWorld } from './world.ts';

/** The hub writes a comment every 15 s: two of them missed and a little more is silence. Milliseconds. */
const longestSilence = 35_000;

export interface StreamListener {
  event(event: ServerEvent): void;
  connection(connection: Connectivity): void;
}

/**
 * Reads the hub's stream, and for ever begins again when it ends or falls silent. `open` is told after the snapshot of
 * each connection, so that nobody takes old numbers for new ones. Returns how to stop.
 */
export function followStream(address: string, listener: StreamListener, world: LinkWorld): () => void {
  const stopped = new AbortController();
  let lastHeard = world.now();
  let failedAttempts = 0;

  function hear(event: ServerEvent): void {
    listener.event(event);
    if (event.name !== 'snapshot') return;
    failedAttempts = 0;
    listener.connection({ state: 'open' });
  }

  /** Resolves when the stream ends, rejects when it breaks or falls silent. */
  async function readOnce(): Promise<void> {
    const attempt = new AbortController();
    const silence = watchSilence(() => attempt.abort(new UnexpectedAnswer('The hub has fallen silent.')));
    const stop = () => attempt.abort(stopped.signal.reason);
    stopped.signal.addEventListener('abort', stop, { once: true });
    try {
      const response = await world.fetch(address, {
        signal: attempt.signal,
        headers: { accept: 'text/event-stream' },
      });
      if (!response.ok || response.body === null) throw new UnexpectedAnswer('The hub answered without a stream.');
      const read = createEventReader(hear, largestAnswer);
      for await (const piece of piecesOf(response.body)) {
        lastHeard = world.now();
        silence.heard();
        read(piece);
      }
    } finally {
      silence.end();
      stopped.signal.removeEventListener('abort', stop);
      attempt.abort();
    }
  }

  async function follow(): Promise<void> {
    while (!stopped.signal.aborted) {
      try {
        await readOnce();
      } catch {
        // Whatever it was, the answer is the same: say that it is lost, and try again. Asks tell a missing token apart.
      }
      if (stopped.signal.aborted) return;
      listener.connection({ state: 'lost', since: lastHeard });
      await pause(retryDelay(failedAttempts, world.random()), stopped.signal);
      failedAttempts += 1;
    }
  }

  listener.connection({ state: 'connecting' });
  void follow();
  return () => stopped.abort();
}

/** Begins at once: an answer that does not come is silence too. */
function watchSilence(giveUp: () => void) {
  let timer = setTimeout(giveUp, longestSilence);
  const end = () => clearTimeout(timer);
  return {
    end,
    heard() {
      end();
      timer = setTimeout(giveUp, longestSilence);
    },
  };
}
