import type { Socket } from 'node:net';
import type { Told } from './lines.ts';
import { text } from './lines.ts';

/** What an action says, by its names in small letters. */
export type Action = ReadonlyMap<string, string>;

/** How it answers from now on. `half`: the next message is cut in its middle, and the connection with it. */
export type Manner = 'well' | 'slow' | 'silent' | 'half' | 'junk';

export interface Session {
  readonly socket: Socket;
  /** What the user who signed in may hear; `null`: nobody has signed in. */
  hears: ReadonlySet<string> | null;
  say(message: string): void;
  hear(told: readonly Told[]): void;
}

export function newSession(socket: Socket, manner: () => Manner): Session {
  const session: Session = {
    socket,
    hears: null,
    say(message) {
      const whole = Buffer.from(`${message}\r\n\r\n`);
      switch (manner()) {
        case 'silent':
          return;
        case 'half':
          socket.write(whole.subarray(0, whole.length >> 1), () => socket.destroy());
          return;
        case 'junk':
          socket.write('<!doctype html><title>FreePBX</title>\r\n\r\n');
          return;
        case 'slow':
        case 'well':
          socket.write(whole);
      }
    },
    hear(all) {
      for (const told of all) if (session.hears?.has(told.privilege) === true) session.say(told.text);
    },
  };
  return session;
}

/** Calls back with each whole action that comes. */
export function readActions(socket: Socket, act: (action: Action) => void): void {
  let left = '';
  socket.setEncoding('utf8').on('data', (more: string) => {
    left += more;
    for (let end = left.indexOf('\r\n\r\n'); end !== -1; end = left.indexOf('\r\n\r\n')) {
      const lines = left.slice(0, end).split('\r\n');
      left = left.slice(end + 4);
      act(new Map(lines.map((line) => fieldOf(line))));
    }
  });
}

function fieldOf(line: string): readonly [string, string] {
  const colon = line.indexOf(':');
  return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()];
}

/** An answer to an action, with the ActionID that it came with. */
export function answer(action: Action, response: 'Success' | 'Error', message: string, more: object = {}): string {
  return text({ Response: response, ActionID: action.get('actionid'), ...more, Message: message });
}
