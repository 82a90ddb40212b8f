import { X509Certificate } from 'node:crypto';
import type { AddressInfo, Socket } from 'node:net';
import { createServer } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { Instant, Milliseconds } from '#core/time/instant';
import { second } from '#core/time/instant';
import { createCertificate } from '../../hub/ports/certificate.ts';
import { quietPort } from '../../support/quiet-port.ts';
import type { House } from './house.ts';
import type { Told } from './lines.ts';
import { text } from './lines.ts';
import type { Action, Manner, Session } from './session.ts';
import { answer, newSession, readActions } from './session.ts';
import { queueStatus, restart } from './status.ts';

export interface AsteriskOptions {
  readonly house: House;
  readonly now: () => Instant;
  readonly user: string;
  readonly password: string;
  /** What the user may hear: `read` in manager.conf. */
  readonly read?: readonly string[];
  readonly greeting?: string;
  readonly tls?: boolean;
  /** 0, and where nothing is said: a free one, still free when it opens again. */
  readonly port?: number;
}

export interface AsteriskServer {
  readonly port: number;
  /** Of its own certificate, which nobody has signed: the SHA-256 as hex with colons. */
  readonly certificateSha256: string | undefined;
  /** What happened, to all who listen. */
  tell(told: readonly Told[]): void;
  /** `delay`: of a slow answer, in real time. */
  manner(next: Manner, delay?: Milliseconds): void;
  /** Every user is refused from now on, or the list of queues is. */
  refuse(what: 'nothing' | 'sign-in' | 'list'): void;
  /** Stopped and started again in one instant: it lets go of everybody, and hangs up. */
  restart(): void;
  /** Hangs up on all. */
  cut(): void;
  /** The names of the actions so far. */
  readonly asked: readonly string[];
  readonly close: () => Promise<void>;
  readonly open: () => Promise<void>;
}

/** The manager interface of an Asterisk on loopback, with app_queue behind it. */
export async function startAsterisk(options: AsteriskOptions): Promise<AsteriskServer> {
  const { house, now, read = ['agent', 'call'] } = options;
  const own = options.tls === true ? createCertificate('an Asterisk in the cellar') : undefined;
  const sessions = new Set<Session>();
  const asked: string[] = [];
  let [manner, slowness, refused]: [Manner, Milliseconds, string] = ['well', 0, 'nothing'];

  function signIn(session: Session, action: Action): void {
    const isRight = action.get('username') === options.user && action.get('secret') === options.password;
    if (!isRight || refused === 'sign-in') {
      session.say(answer(action, 'Error', 'Authentication failed'));
      session.socket.end();
      return;
    }
    const wanted = (action.get('events') ?? 'on').toLowerCase();
    session.hears = new Set(wanted === 'off' ? [] : read.filter((kind) => wanted === 'on' || wanted.includes(kind)));
    session.say(answer(action, 'Success', 'Authentication accepted'));
  }

  function list(session: Session, action: Action): void {
    if (refused === 'list') return session.say(answer(action, 'Error', 'Permission denied'));
    session.say(answer(action, 'Success', 'Queue status will follow', { EventList: 'start' }));
    for (const part of queueStatus(house, now(), action.get('actionid'), action.get('queue'))) session.say(part);
  }

  function act(session: Session, action: Action): void {
    const name = action.get('action')?.toLowerCase() ?? '';
    asked.push(name);
    if (name === 'login') return signIn(session, action);
    if (session.hears === null) return session.say(answer(action, 'Error', 'Permission denied'));
    switch (name) {
      case 'queuestatus':
        return list(session, action);
      case 'ping':
        return session.say(
          text({ Response: 'Success', ActionID: action.get('actionid'), Ping: 'Pong', Timestamp: now() / 1_000 }),
        );
      default:
        return session.say(answer(action, 'Error', 'Permission denied'));
    }
  }

  function welcome(socket: Socket): void {
    const session = newSession(socket, () => manner);
    sessions.add(session);
    socket.on('error', () => socket.destroy()).on('close', () => sessions.delete(session));
    readActions(socket, (action) => {
      if (manner !== 'slow') return act(session, action);
      // Nobody is kept from going home by a phone system that still thinks.
      setTimeout(() => act(session, action), slowness).unref();
    });
    if (manner !== 'silent') socket.write(`${options.greeting ?? 'Asterisk Call Manager/5.0.4'}\r\n`);
  }

  const server = own === undefined ? createServer(welcome) : createTlsServer(own, welcome);
  const listen = (at: number): Promise<void> =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(at, '127.0.0.1', () => {
        server.off('error', reject);
        resolve();
      });
    });
  await listen(options.port === undefined || options.port === 0 ? await quietPort() : options.port);
  const { port } = server.address() as AddressInfo;
  const cut = (): void => {
    for (const { socket } of sessions) socket.destroy();
  };
  const tell = (told: readonly Told[]): void => {
    for (const session of sessions) session.hear(told);
  };
  return {
    port,
    certificateSha256: own && new X509Certificate(own.cert).fingerprint256,
    asked,
    tell,
    cut,
    manner: (next, delay = 30 * second) => void ([manner, slowness] = [next, delay]),
    refuse: (what) => void (refused = what),
    restart() {
      tell(restart(house, now()));
      for (const { socket } of sessions) socket.end();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        cut();
      }),
    open: () => (server.listening ? Promise.resolve() : listen(port)),
  };
}
