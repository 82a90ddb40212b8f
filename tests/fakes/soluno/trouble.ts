import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Milliseconds } from '#core/time/instant';

/** What can be wrong with an answer. */
export type Trouble =
  | { readonly kind: 'unauthorized' | 'broken' | 'half' | 'html' | 'wrongTypes' | 'dies' }
  | { readonly kind: 'busy'; readonly retryAfterSeconds: number }
  /** In real time. */
  | { readonly kind: 'slow'; readonly delay: Milliseconds };

const json = { 'Content-Type': 'application/json' };
const chunkLength = 65_536;

/** Sends records one after the other, never faster than they are taken. Returns the status; 0 where nobody took them. */
export async function sendList(response: ServerResponse, records: Iterable<string>): Promise<number> {
  response.writeHead(200, json);
  return pipeline(Readable.from(chunksOf(records), { objectMode: false }), response).then(
    () => 200,
    () => 0,
  );
}

function* chunksOf(records: Iterable<string>): Generator<string> {
  let text = '[';
  let separator = '\n';
  for (const record of records) {
    text += separator + record;
    separator = ',\n';
    if (text.length < chunkLength) continue;
    yield text;
    text = '';
  }
  yield `${text}\n]`;
}

/** Sends what goes with the trouble. Returns the status; 0 where no whole answer was sent. */
export async function sendTrouble(
  response: ServerResponse,
  trouble: Trouble,
  records: Iterable<string>,
): Promise<number> {
  switch (trouble.kind) {
    case 'slow':
      await sleep(trouble.delay);
      return response.destroyed ? 0 : sendList(response, records);
    case 'broken':
      response.writeHead(500, { 'Content-Type': 'text/plain' }).end('Internal Server Error');
      return 500;
    case 'html':
      response
        .writeHead(200, { 'Content-Type': 'text/html' })
        .end('<!doctype html><title>Service under maintenance</title>');
      return 200;
    case 'wrongTypes':
      response
        .writeHead(200, json)
        .end('[17, "x", null, {"callerNo": {}, "start": true, "receivingNo": [622], "stop": 5}]');
      return 200;
    case 'half':
      response.writeHead(200, json).end(`[\n${[...records].join(',\n')}`.slice(0, -20) || '[{"callerNo": "+46');
      return 200;
    case 'dies':
      response.writeHead(200, json).write('[\n{"callerNo": "+46');
      await sleep(20);
      response.destroy();
      return 0;
    case 'unauthorized':
    case 'busy':
      throw new Error('The server answers these by itself.');
  }
}
