import type { Random } from '../../random.ts';
import type { TcpExchange, TcpOptions } from './exchange.ts';
import { startExchange } from './exchange.ts';
import type { Line, Packets } from './line.ts';
import { lineOn } from './line.ts';

/** The talk on one connection. */
export interface Talk {
  readonly line: Line;
  readonly hears: (bytes: Buffer) => void;
}

/** A switch's connections, each with its talk. */
export interface Host<One extends Talk> extends TcpExchange {
  /** Those that are open. */
  readonly talks: ReadonlySet<One>;
  readonly goDeaf: () => void;
  /** Every connection breaks after so many more bytes. */
  readonly cut: (afterBytes?: number) => void;
  /** Resolves when all that was said is on its way. */
  readonly flushed: () => Promise<void>;
}

interface HostOptions<One extends Talk> extends TcpOptions {
  readonly manners: () => { readonly packets: Packets; readonly halfOpen: boolean };
  readonly random: Random;
  readonly talk: (line: Line) => One;
  /** Happens again and again while it is open: time passes. */
  readonly beat: () => void;
}

const heartbeat = 50;

export async function startHost<One extends Talk>(options: HostOptions<One>): Promise<Host<One>> {
  const { manners, random, talk, beat } = options;
  const talks = new Set<One>();
  const server = await startExchange((socket) => {
    const line = lineOn(socket, () => manners().packets, random);
    if (manners().halfOpen) line.goDeaf();
    const one = talk(line);
    talks.add(one);
    socket.once('close', () => talks.delete(one));
    socket.on('data', one.hears);
    if (manners().halfOpen) socket.pause();
  }, options);
  let timer = setInterval(beat, heartbeat).unref();
  return {
    ...server,
    talks,
    goDeaf: () => talks.forEach(({ line }) => line.goDeaf()),
    cut: (afterBytes = 0) => talks.forEach(({ line }) => line.cutAfter(afterBytes)),
    async flushed() {
      await Promise.all([...talks].map(({ line }) => line.flushed()));
    },
    async close() {
      clearInterval(timer);
      await server.close();
    },
    async open() {
      await server.open();
      clearInterval(timer);
      timer = setInterval(beat, heartbeat).unref();
    },
  };
}
