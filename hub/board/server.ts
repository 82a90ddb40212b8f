import { parse } from 'node:querystring';
import express from 'express';
import type { Request, RequestHandler } from 'express';
import type { AlertDesk } from '../alerts/alert-desk.ts';
import type { HubAsks } from '../asks/asks.ts';
import { askRoutes } from '../asks/routes.ts';
import type { Feed } from '../books/feed.ts';
import { boardLimits } from '../ports/http-limits.ts';
import { trustedBy } from '../ports/connections/trusted.ts';
import { createPortServer, type PortMove, type PortServer } from '../ports/http-server.ts';
import type { JournalState } from '../journal/journal.ts';
import type { DropReason } from '../ports/connections/connections.ts';
import type { Logger } from '../machine/log.ts';
import type { KnownScreen, ScreenDesk } from '../screens/desk.ts';
import { type ScreenPasses, screenPasses } from '../screens/passes.ts';
import { notForWalls } from '../screens/sentences.ts';
import type { Metrics } from './metrics.ts';
import type { BoardSettings } from '../config/settings.ts';
import { api, failed, health, notFound, notStored, onlyRead, unreadable } from './api.ts';
import { allowHosts } from './hosts.ts';
import { page, securityHeaders } from './page.ts';
import { createStreams, type StreamLimits, streamLimits, type Streams } from './streams.ts';
import { pairForm } from './pair-form.ts';
import { cookieKeeper, requireToken } from './token/token.ts';
import { slowWrongTokens } from './token/wrong-tokens.ts';

export interface BoardServerOptions {
  /** As it listens at first. */
  readonly settings: BoardSettings;
  readonly feed: Feed;
  readonly alerts: Pick<AlertDesk, 'subscribe'>;
  /** What is answered over HTTP. */
  readonly asks: HubAsks;
  readonly screens: ScreenDesk;
  readonly journalState: () => JournalState;
  /** Where the built page lies: `index.html` and `assets/`. */
  readonly pageFolder: string;
  /** Stands for the token while the board has none, of whoever wants more than to look. */
  readonly setUpKey?: string | undefined;
  readonly metrics: Metrics;
  /** Told why a connection was closed for want of room; absent: nobody wants to know. */
  readonly dropped?: (reason: DropReason) => void;
  readonly log: Logger;
  readonly streams?: Partial<StreamLimits>;
  /** How often certificate files are looked at, in milliseconds. */
  readonly certificateMilliseconds?: number;
}

export interface BoardServer extends PortServer {
  /** With the move that is kept go the token and the name that the board is asked by. */
  move(settings: BoardSettings): Promise<PortMove>;
}

/** The port for people and programs: the API, the stream and the page. Reading only, but for the asks that change something. */
export function createBoardServer(options: BoardServerOptions): BoardServer {
  const { feed, alerts, screens, metrics, log, certificateMilliseconds, dropped } = options;
  const passes = screenPasses(screens);
  const screenOf = (request: Request): KnownScreen | undefined => passes.of(request);
  const streams = createStreams({ feed, alerts, screenOf }, { ...streamLimits, ...options.streams }, (count) =>
    metrics.streamClients(count),
  );
  screens.attach(streams.screens);
  let { settings } = options;
  const letIn: RequestHandler = (request, _response, next) => {
    port.prove(request.socket, 'board');
    next();
  };
  let app = appFor(options, settings, streams, letIn);
  const port = createPortServer({
    name: 'board',
    settings,
    limits: boardLimits,
    log,
    certificateMilliseconds,
    dropped,
    // Express calls back only where it can make nothing of an address; its own page is never sent.
    handle: (request, response) =>
      app(request as express.Request, response as express.Response, () => unreadable(response)),
  });

  function goBy(next: BoardSettings): void {
    // Who was let in with the old token must show the new one.
    if (next.token !== settings.token) streams.dropAll();
    settings = next;
    app = appFor(options, next, streams, letIn);
  }

  return {
    start: port.start,
    prove: port.prove,
    certificateEnd: port.certificateEnd,
    async move(next) {
      const { url, keep, undo } = await port.move(next);
      const keepBoth = (): Promise<void> => {
        goBy(next);
        return keep();
      };
      return { url, keep: keepBoth, undo };
    },
    async close() {
      streams.close();
      await port.close();
    },
  };
}

/** `letIn`: whoever comes so far may be here. */
function appFor(
  options: BoardServerOptions,
  settings: BoardSettings,
  streams: Streams,
  letIn: RequestHandler,
): express.Express {
  const { asks, screens, metrics, pageFolder, log } = options;
  const passes = screenPasses(screens);
  const key = settings.token ?? options.setUpKey;
  const routes = askRoutes(asks, { token: key, guards: settings.token !== undefined, screens: passes });
  const app = express();
  for (const setting of ['x-powered-by', 'etag']) app.disable(setting);
  for (const setting of ['strict routing', 'case sensitive routing']) app.enable(setting);
  app.set('env', 'production');
  app.set('query parser', (query: string) => parse(query));

  app.use(securityHeaders, notStored, allowHosts(settings.host));
  app.get('/healthz', health(options.journalState));
  const { token, tls, proxies = [] } = settings;
  const keep = cookieKeeper({ tls: tls !== undefined, trusted: trustedBy(proxies) });
  if (key !== undefined) app.use(slowWrongTokens(key, passes, log));
  app.use(pairForm(screens, keep), routes.changes, onlyRead);
  app.use(
    requireToken({
      token: key,
      screens: passes,
      keep,
      mayLook: token === undefined,
    }),
    noteScreen(passes, screens),
  );
  app.use(letIn, routes.reads, api({ metrics, stream: streams.open }), page(pageFolder), notFound, failed(log));
  return app;
}

/** When a screen was seen last, and that it sees nothing of how the hub fares. */
function noteScreen(passes: ScreenPasses, screens: ScreenDesk): RequestHandler {
  return (request, response, next) => {
    const screen = passes.of(request);
    if (screen === undefined) return next();
    screens.seen(screen, request.socket.remoteAddress ?? '');
    if (request.path !== '/metrics') return next();
    response.status(403).json({ error: notForWalls.en });
  };
}
