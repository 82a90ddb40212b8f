import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

export const token = 'a-token-that-nobody-may-see';

/** A service that tells by WebSocket; `heard` is what was said to it. */
export async function startWebsocketService() {
  const heard: string[] = [];
  let current: WebSocket | undefined;
  let accepts = true;
  const http = createServer();
  const sockets = new WebSocketServer({ noServer: true });
  http.on('upgrade', (request, socket, head) => {
    if (!accepts || request.headers.authorization !== `Bearer ${token}`) {
      return socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n');
    }
    return sockets.handleUpgrade(request, socket, head, (connection) => {
      current = connection;
      connection.on('message', (data: Buffer) => heard.push(data.toString()));
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  return {
    url: `ws://127.0.0.1:${port}/events`,
    heard,
    say: (value: unknown) => current?.send(typeof value === 'string' ? value : JSON.stringify(value)),
    kill: () => current?.terminate(),
    /** Nobody listens there until it opens again, at the same address. */
    close: () => new Promise<void>((resolve) => void http.close(() => resolve())),
    open: () =>
      http.listening ? Promise.resolve() : new Promise<void>((resolve) => void http.listen(port, '127.0.0.1', resolve)),
    stop() {
      for (const each of sockets.clients) each.terminate();
      http.close();
    },
    change: (isAccepted: boolean) => void (accepts = isAccepted),
  };
}
