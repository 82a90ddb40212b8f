import type { Server, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { sharerOf, type Trusted } from './trusted.ts';

/** How many connections one port has room for. */
export interface ConnectionLimits {
  /** That have not shown yet that they may be here. */
  readonly strangers: number;
  /** Of these, from one address; this machine's own and configured proxies may have all of them. */
  readonly strangersOfAddress: number;
  /** That have shown it, of one who may: a source, or the board's token. */
  readonly ofOne: number;
  /** All together, where everything else fails. */
  readonly all: number;
}

/** Why a connection was closed that did nothing wrong but be there. */
export type DropReason = 'stranger' | 'address' | 'holder' | 'full';

/** The connections of one port. Where there is no room, the oldest that never authenticated goes first. */
export interface Connections {
  /** Follows the connections of a server from now on. */
  attach(server: Server): void;
  /** Whoever is on this connection has shown who he is: he is no stranger any more. */
  prove(socket: Duplex, who: string): void;
}

export interface ConnectionsOptions {
  readonly limits: ConnectionLimits;
  /** As it is set now. */
  readonly trusted: () => Trusted;
  readonly dropped: (reason: DropReason) => void;
}

export function createConnections({ limits, trusted, dropped }: ConnectionsOptions): Connections {
  /** By both ends, since over TLS a request is on another socket than the one that was opened. The oldest first. */
  const strangers = new Map<string, Socket>();
  const byAddress = new Map<string, Map<string, Socket>>();
  const holders = new Map<string, Set<Socket>>();
  const proven = new WeakSet<Duplex>();

  function drop(socket: Socket | undefined, reason: DropReason): void {
    if (socket === undefined) return;
    dropped(reason);
    socket.destroy();
  }

  function forget(ends: string, sharer: string): void {
    strangers.delete(ends);
    const ofAddress = byAddress.get(sharer);
    ofAddress?.delete(ends);
    if (ofAddress?.size === 0) byAddress.delete(sharer);
  }

  function opened(socket: Socket): void {
    const { remoteAddress = '' } = socket;
    const [ends, sharer] = [endsOf(socket), sharerOf(remoteAddress)];
    const ofAddress = byAddress.get(sharer) ?? new Map<string, Socket>();
    const isBound = !trusted()(remoteAddress);
    if (isBound && ofAddress.size >= limits.strangersOfAddress) dropOldest(ofAddress, sharer, 'address');
    if (strangers.size >= limits.strangers) {
      const [oldest] = strangers.values();
      if (oldest !== undefined) dropOldest(strangers, sharerOf(oldest.remoteAddress ?? ''), 'stranger');
    }
    strangers.set(ends, socket);
    byAddress.set(sharer, ofAddress.set(ends, socket));
    socket.once('close', () => {
      if (strangers.get(ends) === socket) forget(ends, sharer);
    });
  }

  /** Not when it is closed, which is later: until then it would be dropped again for each that comes. */
  function dropOldest(among: ReadonlyMap<string, Socket>, sharer: string, reason: DropReason): void {
    const [oldest] = among;
    if (oldest === undefined) return;
    const [ends, socket] = oldest;
    forget(ends, sharer);
    drop(socket, reason);
  }

  function hold(socket: Socket, who: string): void {
    const own = holders.get(who) ?? new Set<Socket>();
    holders.set(who, own.add(socket));
    socket.once('close', () => {
      own.delete(socket);
      if (own.size === 0 && holders.get(who) === own) holders.delete(who);
    });
    const [oldest] = own;
    if (own.size <= limits.ofOne || oldest === undefined) return;
    own.delete(oldest);
    drop(oldest, 'holder');
  }

  return {
    attach(server) {
      server.maxConnections = limits.all;
      server.on('connection', opened);
      server.on('drop', () => dropped('full'));
    },
    prove(duplex, who) {
      if (proven.has(duplex)) return;
      proven.add(duplex);
      const ends = endsOf(duplex as Socket);
      const socket = strangers.get(ends);
      // It is being closed already.
      if (socket === undefined) return;
      forget(ends, sharerOf(socket.remoteAddress ?? ''));
      hold(socket, who);
    },
  };
}

function endsOf({ remoteAddress, remotePort, localAddress }: Socket): string {
  return `${remoteAddress}|${remotePort}|${localAddress}`;
}
