import type { Request, RequestHandler, Response } from 'express';
import type { Tells, ToldBy } from '#core/asks/tells';
import type { AlertDesk } from '../alerts/alert-desk.ts';
import { alertsForWalls, pictureForWalls } from '../asks/for-walls.ts';
import type { Feed } from '../books/feed.ts';
import type { KnownScreen, ScreenStreams } from '../screens/desk.ts';

export interface StreamLimits {
  /** How often a comment line shows that the connection lives, in milliseconds. */
  readonly commentMilliseconds: number;
  /** How long a client may leave its buffer full, in milliseconds. */
  readonly drainMilliseconds: number;
  /** How much may lie unread for one client, in bytes. */
  readonly largestBuffer: number;
  readonly mostStreams: number;
}

export const streamLimits: StreamLimits = {
  commentMilliseconds: 15_000,
  drainMilliseconds: 30_000,
  largestBuffer: 1024 * 1024,
  mostStreams: 400,
};

export interface Streams {
  /** Answers `GET /api/stream`: one `snapshot`, then each `update`, and `alerts` at each change of these. */
  readonly open: RequestHandler;
  readonly screens: ScreenStreams;
  /** Ends all streams that are open now. */
  dropAll(): void;
  /** Ends all streams, for good. */
  close(): void;
}

const headers = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-cache, no-transform',
  'X-Accel-Buffering': 'no',
};

/** What there is to tell. */
interface Told {
  readonly feed: Feed;
  readonly alerts: Pick<AlertDesk, 'subscribe'>;
  /** The paired screen that listens. */
  readonly screenOf: (request: Request) => KnownScreen | undefined;
}

/**
 * Server-Sent Events to every board. An update is put into words once, and is one string for all; one more for the walls, where
 * there are any.
 */
export function createStreams(
  { feed, alerts, screenOf }: Told,
  limits: StreamLimits,
  counted: (count: number) => void,
): Streams {
  const clients = new Set<Client>();
  let unsubscribe: (() => void) | undefined;

  const listen = (): (() => void) => {
    const stops = [
      feed.subscribe((picture, kind) => {
        toDesks(message(kind, picture));
        if (hasWalls()) toWalls(message(kind, pictureForWalls(picture)));
      }),
      alerts.subscribe((report) => {
        toDesks(message('alerts', report));
        if (hasWalls()) toWalls(message('alerts', alertsForWalls(report)));
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  };

  const isWall = ({ screen }: Client) => screen?.role === 'wall';
  const hasWalls = () => [...clients].some(isWall);
  const to = (which: (client: Client) => boolean) => (text: string) => {
    for (const client of clients) if (which(client)) client.send(text);
  };
  const toAll = to(() => true);
  const toWalls = to(isWall);
  const toDesks = to((client) => !isWall(client));
  const toScreen = (id: string, text: string) => to(({ screen }) => screen?.id === id)(text);
  const comment = setInterval(() => toAll(': still here\n\n'), limits.commentMilliseconds).unref();

  const dropAll = () => {
    for (const client of clients) client.drop();
  };

  const leave = (client: Client) => {
    clients.delete(client);
    counted(clients.size);
    if (clients.size > 0) return;
    unsubscribe?.();
    unsubscribe = undefined;
  };

  return {
    open(request, response) {
      if (request.method === 'HEAD') return void response.writeHead(200, headers).end();
      if (clients.size >= limits.mostStreams) {
        response.status(503).set('Retry-After', '30').json({ error: 'Too many boards listen already; close some.' });
        return;
      }
      // All in one turn, so that no update comes between the snapshot and the subscription.
      const screen = screenOf(request);
      const picture = feed.picture();
      const snapshot = message('snapshot', screen?.role === 'wall' ? pictureForWalls(picture) : picture);
      response.writeHead(200, headers);
      const client = createClient(response, limits, screen);
      client.send(snapshot);
      unsubscribe ??= listen();
      clients.add(client);
      counted(clients.size);
      response.once('close', () => leave(client));
    },
    screens: {
      isOpen: (id) => [...clients].some(({ screen }) => screen?.id === id),
      picture: (id, order) => toScreen(id, message('pictureWanted', { order })),
      blink: (id, seconds) => toScreen(id, message('blink', { seconds })),
      changed: (self) => toScreen(self.id, message('screen', self)),
      drop(id) {
        for (const client of clients) if (client.screen?.id === id) client.drop();
      },
    },
    dropAll,
    close() {
      clearInterval(comment);
      dropAll();
    },
  };
}

function message<Name extends ToldBy<'hub' | 'hubToScreen'>>(event: Name, payload: Tells[Name]): string {
  return `event: ${event}\ndata: ${JSON.stringify(payload)}\n\n`;
}

interface Client {
  readonly screen: KnownScreen | undefined;
  send(text: string): void;
  drop(): void;
}

/** One listener, who is dropped when he does not read: what waits for him is in our memory. */
function createClient(response: Response, limits: StreamLimits, screen: KnownScreen | undefined): Client {
  let patience: NodeJS.Timeout | undefined;
  const drop = () => void response.destroy();
  const calm = () => {
    clearTimeout(patience);
    patience = undefined;
  };
  response.on('drain', calm);
  response.once('close', calm);
  response.on('error', drop);
  return {
    screen,
    drop,
    send(text) {
      if (response.destroyed) return;
      const drained = response.write(text);
      if (response.writableLength > limits.largestBuffer) return drop();
      if (!drained) patience ??= setTimeout(drop, limits.drainMilliseconds).unref();
    },
  };
}
