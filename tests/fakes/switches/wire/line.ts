import type { Socket } from 'node:net';
import type { Milliseconds } from '#core/time/instant';
import type { Random } from '../../random.ts';

/** How messages become packets: one each; each in pieces; as many as there are in one; so few bytes at a time. */
export type Packets = 'whole' | 'split' | 'joined' | { readonly bytes: number; readonly every: Milliseconds };

/** One connection, as the switch sees it. */
export interface Line {
  send(bytes: Buffer): void;
  /** It breaks when so many more bytes have been sent, in the middle of a message or not. */
  cutAfter(bytes: number): void;
  /** Half-open: nothing is sent, nothing that comes is read, and it is not closed. There is no way back. */
  goDeaf(): void;
  /** Ends it in good order, after what was sent. */
  hangUp(): void;
  readonly isOpen: () => boolean;
  /** Resolves when everything that was sent is on its way, or never will be. */
  readonly flushed: () => Promise<void>;
}

export function lineOn(socket: Socket, packets: () => Packets, random: Random): Line {
  const waiting: Buffer[] = [];
  let [deaf, ending, pumping] = [false, false, false];
  let left = Infinity;
  socket.setNoDelay(true);
  // Who hangs up in the middle of something is no trouble of ours.
  socket.on('error', () => socket.destroy());

  const isOpen = (): boolean => !socket.destroyed && socket.writable;

  function write(bytes: Buffer): void {
    if (!isOpen() || deaf) return;
    if (bytes.length < left) {
      left -= bytes.length;
      socket.write(bytes);
      return;
    }
    socket.write(bytes.subarray(0, left), () => socket.destroy());
    waiting.length = 0;
    left = 0;
    deaf = true;
  }

  async function pump(): Promise<void> {
    pumping = true;
    while (waiting.length > 0 && isOpen() && !deaf) {
      const how = packets();
      await (typeof how === 'object' ? pause(how.every) : turn());
      write(nextPacket(waiting, how, random));
    }
    pumping = false;
    if (ending) socket.end();
  }

  return {
    send(bytes) {
      if (deaf || !isOpen()) return;
      if (packets() === 'whole' && !pumping) return write(bytes);
      waiting.push(bytes);
      if (!pumping) void pump();
    },
    cutAfter(bytes) {
      if (bytes === 0) socket.destroy();
      left = bytes;
    },
    goDeaf() {
      deaf = true;
      waiting.length = 0;
      socket.pause();
    },
    hangUp() {
      ending = true;
      if (!pumping) socket.end();
    },
    isOpen,
    async flushed() {
      while (pumping && isOpen() && !deaf) await turn();
      if (isOpen() && !deaf) await new Promise<void>((resolve) => void socket.write('', () => resolve()));
    },
  };
}

/** Takes the next packet off what waits. */
function nextPacket(waiting: Buffer[], how: Packets, random: Random): Buffer {
  const bytes = how === 'joined' ? Buffer.concat(waiting.splice(0)) : (waiting.shift() ?? Buffer.alloc(0));
  const most =
    typeof how === 'object' ? how.bytes : how === 'split' ? 1 + Math.floor(random.next() * bytes.length) : bytes.length;
  if (most < bytes.length) waiting.unshift(bytes.subarray(most));
  return bytes.subarray(0, most);
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** An interval, since tests that compress time hold every `setTimeout`. */
function pause(length: Milliseconds): Promise<void> {
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      clearInterval(timer);
      resolve();
    }, length);
  });
}
