import { once } from 'node:events';
import { connect } from 'node:net';

/** A keep-alive connection with one request in flight, as cheap as it can be: what is measured is the other side. */
export interface HttpConnection {
  /**
   * Sends a GET and resolves to the status of its answer. Only for answers without a body.
   * @throws when the connection ends first
   */
  get(target: string): Promise<number>;
  close(): void;
}

const endOfHead = '\r\n\r\n';

export async function openConnection(address: string): Promise<HttpConnection> {
  const { hostname, port } = new URL(address);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  await once(socket, 'connect');
  let waiting: PromiseWithResolvers<number> | undefined;
  let head = '';
  let ended = false;

  function end(): void {
    ended = true;
    waiting?.reject(new Error('The connection ended before the answer.'));
    waiting = undefined;
  }

  socket.setEncoding('latin1');
  socket.on('data', (piece: string) => {
    head += piece;
    if (!head.endsWith(endOfHead)) return;
    const answered = waiting;
    const status = Number(head.slice(9, 12));
    waiting = undefined;
    head = '';
    answered?.resolve(status);
  });
  socket.on('error', end);
  socket.on('close', end);

  return {
    get(target) {
      if (ended) return Promise.reject(new Error('The connection has ended.'));
      waiting = Promise.withResolvers<number>();
      socket.write(`GET ${target} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`, 'latin1');
      return waiting.promise;
    },
    close: () => void socket.destroy(),
  };
}
