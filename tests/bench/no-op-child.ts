import type { AddressInfo, Socket } from 'node:net';
import { createServer } from 'node:net';
import { answerOrders } from './children.ts';

/** A server that does nothing but answer: how fast the load itself can be. */
const answer = Buffer.from('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n', 'latin1');
const endOfHead = '\r\n\r\n';

function serve(socket: Socket): void {
  let head = '';
  socket.setNoDelay(true);
  socket.setEncoding('latin1');
  socket.on('data', (piece: string) => {
    head += piece;
    if (!head.endsWith(endOfHead)) return;
    head = '';
    socket.write(answer);
  });
  socket.on('error', () => socket.destroy());
}

answerOrders(async () => {
  const server = createServer(serve).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
