import type { Server as HttpServer } from 'node:http';
import { type Server as HttpsServer, Server as TlsServer } from 'node:https';
import type { Duplex } from 'node:stream';
import { largestHead } from './request/unencoded.ts';

/** What came in on a connection since its last answer: where Node's parser gives up, it has only the last packet. */
export interface Heads {
  /** What came before the packet that is being read now, one after the other; `null`: too much to be a head. */
  before(connection: Duplex): Buffer | null;
}

interface Heard {
  chunks: Buffer[];
  length: number;
}

export function followHeads(server: HttpServer | HttpsServer): Heads {
  const heard = new WeakMap<Duplex, Heard>();

  server.on(server instanceof TlsServer ? 'secureConnection' : 'connection', (socket: Duplex) => {
    const own: Heard = { chunks: [], length: 0 };
    heard.set(socket, own);
    socket.on('data', (chunk: Buffer) => {
      own.length += chunk.length;
      if (own.length <= largestHead) own.chunks.push(chunk);
      else own.chunks = [];
    });
  });
  server.on('request', (request, response) => {
    response.once('finish', () => {
      const own = heard.get(request.socket);
      if (own !== undefined) Object.assign(own, { chunks: [], length: 0 });
    });
  });

  return {
    before(connection) {
      const { chunks, length } = heard.get(connection) ?? { chunks: [], length: 0 };
      return length > largestHead ? null : Buffer.concat(chunks);
    },
  };
}
