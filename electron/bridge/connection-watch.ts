import type { Connectivity } from '#core/board/bridge';
import type { Picture } from '#core/board/queue';

/** An answer that takes longer comes from a main process that hangs: its numbers are old. Milliseconds. */
const longestAnswer = 5_000;

export interface ConnectionWatchOptions {
  readonly picture: () => Promise<Picture>;
  readonly snapshot: (picture: Picture) => void;
  readonly connection: (connection: Connectivity) => void;
  readonly now: () => number;
}

export interface ConnectionWatch {
  /** Passes a question on, and takes silence for a lost connection. */
  ask<Answer>(question: () => Promise<Answer>): Promise<Answer>;
  /** The main process has spoken by itself. */
  heard(): void;
  /** A hub has begun, or begun anew: whoever listens asks again for what it knows of the old one. */
  renewed(): void;
  /** Somebody listens now: tells how it stands. */
  begin(): void;
}

/**
 * Whether the main process can be heard. It is the same machine, but it may hang, and then the waits on the board would
 * tick on as if all were well. The board asks for its sources every ten seconds: that is the heartbeat.
 */
export function createConnectionWatch({ picture, snapshot, connection, now }: ConnectionWatchOptions): ConnectionWatch {
  let state: Connectivity['state'] = 'connecting';
  let lastHeard = now();

  async function heard(): Promise<void> {
    lastHeard = now();
    if (state === 'open') return;
    const wasLost = state === 'lost';
    state = 'open';
    // What was told meanwhile is lost to nobody, but its order is: the whole picture puts it right.
    if (wasLost) await picture().then(snapshot, () => undefined);
    connection({ state: 'open' });
  }

  function silent(): void {
    if (state === 'lost') return;
    state = 'lost';
    connection({ state: 'lost', since: lastHeard });
  }

  return {
    heard: () => void heard(),
    async ask(question) {
      const patience = setTimeout(silent, longestAnswer);
      try {
        return await question();
      } finally {
        clearTimeout(patience);
        // A refusal is an answer, too.
        void heard();
      }
    },
    renewed() {
      lastHeard = now();
      state = 'open';
      connection({ state });
    },
    begin: () => connection(state === 'lost' ? { state, since: lastHeard } : { state }),
  };
}
