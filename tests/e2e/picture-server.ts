import type { ActionOrder, ActionResult, ActionsReport, BoardSetup } from '#core/board/bridge';
import type { Picture, SourcesReport } from '#core/board/queue';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { json } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { totalOfQueues } from '../support/total-of-queues.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const board = join(root, 'out', 'board');
const recordings = join(root, 'tests', 'fixtures', 'pictures');

/** What a hub answers at one instant: recorded, and played to a page that cannot tell. */
export interface Recording {
  readonly setup: BoardSetup;
  readonly sources: SourcesReport;
  readonly picture: Picture;
  /** Absent: nothing can be asked of the phone systems. */
  readonly actions?: ActionsReport;
}

/** A recording of tests/fixtures/pictures/, by its name. */
export const recording = (name: string): Recording =>
  withTotal(JSON.parse(readFileSync(join(recordings, `${name}.json`), 'utf8')) as Recording);

/** What the queues come to together follows from them, and stands in no recording. */
export const withTotal = (from: Recording): Recording => ({
  ...from,
  picture: { ...from.picture, total: totalOfQueues(from.picture.queues) },
});

/** The first queues of a recording. */
export const firstQueues = (from: Recording, count: number): Recording =>
  withTotal({ ...from, picture: { ...from.picture, queues: from.picture.queues.slice(0, count) } });

/** Serves the built page and one recording, as static as a picture: not a stand-in for the hub, but its output. */
export interface PictureServer {
  readonly address: string;
  /** What is answered from now on; boards that listen get it as a new snapshot. */
  play(recording: Recording): void;
  /** Sends these queues, and what all come to now, to every board that listens. */
  update(changed: Omit<Picture, 'total'>): void;
  /** How orders are answered from now on; `undefined` breaks the connection without an answer. */
  obey(answer: (order: ActionOrder) => ActionResult | undefined | Promise<ActionResult | undefined>): void;
  /** Ends every stream, and refuses new ones until the next `play`. */
  hangUp(): void;
  close(): Promise<void>;
}

const types: { readonly [extension: string]: string } = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/** That of the hub: what it forbids must not be needed for any picture. */
const contentSecurityPolicy = [
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:",
  "font-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
].join('; ');

function sendFile(path: string, response: ServerResponse): void {
  const file = join(board, normalize(path === '/' ? '/index.html' : path));
  try {
    const content = readFileSync(file);
    response.writeHead(200, { 'Content-Type': types[extname(file)], 'Content-Security-Policy': contentSecurityPolicy });
    response.end(content);
  } catch {
    response.writeHead(404).end();
  }
}

/** Starts on a free port of this machine. */
export async function startPictureServer(first: Recording): Promise<PictureServer> {
  let played = first;
  let shown = first.picture.queues;
  let refuses = false;
  let obedience: Parameters<PictureServer['obey']>[0] = () => ({ error: 'There is no such action.' });
  const streams = new Set<ServerResponse>();
  const event = (name: 'snapshot' | 'update', picture: Picture) =>
    `event: ${name}\ndata: ${JSON.stringify(picture)}\n\n`;
  const send = (text: string) => {
    for (const stream of streams) stream.write(text);
  };

  const answers: { readonly [path: string]: () => object } = {
    '/api/setup': () => played.setup,
    '/api/sources': () => played.sources,
    '/api/queues': () => played.picture,
    '/api/actions': () => played.actions ?? { actions: [], allowed: false },
  };
  async function perform(request: IncomingMessage, response: ServerResponse, pathname: string): Promise<void> {
    const [source = '', action = ''] = pathname.split('/').slice(3).map(decodeURIComponent);
    const parameters = (await json(request)) as ActionOrder['parameters'];
    const result = await obedience({ source, action, parameters });
    if (result === undefined) return void request.socket.destroy();
    response.writeHead('done' in result ? 200 : 502, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify(result));
  }
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const answer = answers[pathname];
    if (refuses && pathname.startsWith('/api/')) return void request.socket.destroy();
    if (request.method === 'POST') return void perform(request, response, pathname);
    if (answer !== undefined) {
      response.setHeader('Content-Type', 'application/json');
      return void response.end(JSON.stringify(answer()));
    }
    if (pathname !== '/api/stream') return sendFile(pathname, response);
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.write(event('snapshot', played.picture));
    streams.add(response);
    response.once('close', () => streams.delete(response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    play(next) {
      played = next;
      shown = next.picture.queues;
      refuses = false;
      send(event('snapshot', next.picture));
    },
    obey(answer) {
      obedience = answer;
    },
    update(changed) {
      shown = shown.map((queue) => changed.queues.find(({ id }) => id === queue.id) ?? queue);
      send(event('update', { ...changed, total: totalOfQueues(shown) }));
    },
    hangUp() {
      refuses = true;
      for (const stream of streams) stream.destroy();
    },
    close: () =>
      new Promise((resolve) => {
        for (const stream of streams) stream.destroy();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
