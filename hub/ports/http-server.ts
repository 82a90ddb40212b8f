import { withoutBrackets } from './listen.ts';
import type { PortSettings } from '../config/settings.ts';
import type { Duplex } from 'node:stream';
import type { Instant } from '#core/time/instant';
import { createCertificateWatch } from './certificate-age.ts';
import { createConnections, type DropReason } from './connections/connections.ts';
import { createDropLog } from './connections/drops.ts';
import { trustedBy } from './connections/trusted.ts';
import { type OpenedPort, openPort, type OpenPortOptions } from './opened-port.ts';

/** One port with HTTP or HTTPS on it, that can move while it is used. */
export interface PortServer {
  /**
   * Opens the port. `url` is where it can be reached from this machine, without a slash at the end.
   * @throws ListenFailed
   */
  start(): Promise<{ url: string }>;
  /**
   * Opens the port also where these settings say, before anything is closed. Where that is nowhere else, nothing happens.
   * @throws ListenFailed, ConfigInvalid; all is as it was then
   */
  move(settings: PortSettings): Promise<PortMove>;
  /** Takes no more requests, lets those under way finish for two seconds at most, and ends all connections. */
  close(): Promise<void>;
  /** When the certificate in use ends; `undefined` where there is none. */
  certificateEnd(): Instant | undefined;
  /** Whoever is on this connection has shown who he is: where there is no room, others go first. */
  prove(socket: Duplex, who: string): void;
}

/** A move that is prepared: both places are open, until one of the two is called. */
export interface PortMove {
  /** Where it is to be reached from then on. */
  readonly url: string;
  /** The old place is closed. Resolves when its last request is answered. */
  keep(): Promise<void>;
  /** The new place is closed. */
  undo(): Promise<void>;
}

export interface PortServerOptions extends Omit<OpenPortOptions, 'connections' | 'certificateEnds'> {
  /** Told of each connection that is closed for want of room, for the metrics. */
  readonly dropped?: ((reason: DropReason) => void) | undefined;
}

export function createPortServer({ dropped = () => {}, ...rest }: PortServerOptions): PortServer {
  const logDrop = createDropLog(rest.log, rest.name);
  let trusted = trustedBy(rest.settings.proxies ?? []);
  const connections = createConnections({
    limits: rest.limits.connections,
    trusted: () => trusted,
    dropped(reason) {
      dropped(reason);
      logDrop(reason);
    },
  });
  const watchCertificate = createCertificateWatch(rest.name, rest.log);
  let certificateEnd: Instant | undefined;
  const certificateEnds = (end: Instant | undefined): void => {
    certificateEnd = end;
    if (end !== undefined) watchCertificate(end);
  };
  const options: OpenPortOptions = { ...rest, connections, certificateEnds };
  let opened: OpenedPort | undefined;
  /** Those that are on their way out. */
  const leaving = new Set<Promise<void>>();

  function leave(port: OpenedPort | undefined): Promise<void> {
    if (port === undefined) return Promise.resolve();
    const left: Promise<void> = port.close().finally(() => leaving.delete(left));
    leaving.add(left);
    return left;
  }

  /** On one port of one address there is room for one: it is handed over, and handed back where that fails. */
  async function handOver(old: OpenedPort, settings: PortSettings): Promise<PortMove> {
    void leave(old);
    try {
      opened = await openPort({ ...options, settings });
    } catch (error) {
      opened = await openPort({ ...options, settings: old.settings });
      throw error;
    }
    const { url } = opened;
    return {
      url,
      keep: () => Promise.resolve(),
      async undo() {
        void leave(opened);
        opened = await openPort({ ...options, settings: old.settings });
      },
    };
  }

  return {
    async start() {
      opened = await openPort(options);
      return { url: opened.url };
    },
    async move(settings) {
      const move = await moved(settings);
      const keep = (): Promise<void> => {
        trusted = trustedBy(settings.proxies ?? []);
        return move.keep();
      };
      return { ...move, keep };
    },
    prove: connections.prove,
    certificateEnd: () => certificateEnd,
    async close() {
      void leave(opened);
      opened = undefined;
      await Promise.all(leaving);
    },
  };

  async function moved(settings: PortSettings): Promise<PortMove> {
    const old = opened;
    if (old === undefined) throw new Error('A port that was never opened cannot move.');
    if (isSamePlace(old.settings, settings)) {
      return { url: old.url, keep: () => Promise.resolve(), undo: () => Promise.resolve() };
    }
    if (isInTheWay(old.settings, settings)) return handOver(old, settings);
    const next = await openPort({ ...options, settings });
    return {
      url: next.url,
      keep() {
        opened = next;
        return leave(old);
      },
      undo: () => leave(next),
    };
  }
}

/** The very same port and certificate files; any free port is as good as any other. */
function isSamePlace(one: PortSettings, other: PortSettings): boolean {
  return (
    one.port === other.port &&
    one.host === other.host &&
    one.tls?.certFile === other.tls?.certFile &&
    one.tls?.keyFile === other.tls?.keyFile
  );
}

/** While one of them is open the other cannot be. */
function isInTheWay(one: PortSettings, other: PortSettings): boolean {
  if (one.port !== other.port || one.port === 0) return false;
  const [first, second] = [withoutBrackets(one.host), withoutBrackets(other.host)];
  return first === second || isEverywhere(first) || isEverywhere(second);
}

function isEverywhere(host: string): boolean {
  return host === '0.0.0.0' || host === '::';
}
