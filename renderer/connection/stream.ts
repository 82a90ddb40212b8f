import type { Connectivity } from '#core/board/bridge';
import { requireSuccess, UnexpectedAnswer } from './errors.ts';
import { createEventReader, type ServerEvent } from './events.ts';
import { pause } from './pause.ts';
import { retryDelay } from './retry-delay.ts';

/** The hub writes a comment every 15 s: two of them missed and a little more is silence. Milliseconds. */
const longestSilence = 35_000;

/** What the stream needs of the world: handed in, so that tests have their own. */
export interface StreamWorld {
  readonly fetch: (
    address: string,
    options: { signal: AbortSignal; headers: Record<string, string> },
  ) => Promise<Response>;
  readonly now: () => number;
  readonly random: () => number;
}

export interface StreamListener {
  event(event: ServerEvent): void;
  connection(connection: Connectivity): void;
}

/**
 * Reads the hub's stream, and for ever begins again when it ends or falls silent. `open` is told after the first event
 * of each connection (the snapshot), so that nobody takes old numbers for new ones. Returns how to stop.
 */
export function followStream(address: string, listener: StreamListener, world: StreamWorld): () => void {
  const stopped = new AbortController();
  let lastHeard = world.now();
  let failedAttempts = 0;

  /** Resolves when the stream ends, rejects when it breaks or falls silent. */
  async function readOnce(): Promise<void> {
    const attempt = new AbortController();
    const giveUp = () => attempt.abort(new UnexpectedAnswer('The hub has fallen silent.'));
    let silence = setTimeout(giveUp, longestSilence);
    const stop = () => attempt.abort(stopped.signal.reason);
    stopped.signal.addEventListener('abort', stop, { once: true });
    try {
      const response = await world.fetch(address, {
        signal: attempt.signal,
        headers: { accept: 'text/event-stream' },
      });
      requireSuccess(response);
      if (response.body === null) throw new UnexpectedAnswer('The hub answered without a stream.');
      let isOpen = false;
      const read = createEventReader((event) => {
        listener.event(event);
        if (isOpen) return;
        isOpen = true;
        failedAttempts = 0;
        listener.connection({ state: 'open' });
      });
      const pieces = response.body
        .pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)
        .getReader();
      for (let piece = await pieces.read(); !piece.done; piece = await pieces.read()) {
        lastHeard = world.now();
        clearTimeout(silence);
        silence = setTimeout(giveUp, longestSilence);
        read(piece.value);
      }
    } finally {
      clearTimeout(silence);
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
