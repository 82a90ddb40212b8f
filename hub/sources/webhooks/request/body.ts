import type { IncomingMessage, ServerResponse } from 'node:http';

/** The largest body that is taken, in bytes. */
export const largestBody = 16 * 1024;

/** How much of a refused body is still read away, so that the client comes to read the answer, before it is cut off. */
const largestRefusedBody = 256 * 1024;

export type ReadBody = Buffer | 'too large' | 'broken off';

/** Whether a body is announced at all: most requests have none, and cost nothing here. */
export function hasBody({ headers }: IncomingMessage): boolean {
  const length = headers['content-length'];
  return headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0');
}

/** Reads the body, counted as it streams: a chunked one does not say how long it will be. */
export function readBody(request: IncomingMessage, response: ServerResponse): Promise<ReadBody> {
  if (Number(request.headers['content-length'] ?? 0) > largestBody) return Promise.resolve('too large');
  if (request.headers.expect !== undefined) response.writeContinue();
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const take = (chunk: Buffer) => {
      length += chunk.length;
      if (length <= largestBody) return void chunks.push(chunk);
      request.off('data', take);
      resolve('too large');
    };
    request.on('data', take);
    request.once('end', () => resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks, length)));
    request.once('close', () => resolve('broken off'));
    request.once('error', () => resolve('broken off'));
  });
}

/** Reads a refused body away, up to a limit; whoever sends more is cut off. */
export function discardBody(request: IncomingMessage): void {
  let length = 0;
  request.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length > largestRefusedBody) request.socket.destroy();
  });
  request.on('error', () => {});
}
