import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A proxy before the board, as docs/running.md sets one up: people know it by another name than the board hears. */
export interface ReverseProxy {
  /** What people open. Browsers take `localhost` for as safe as HTTPS. */
  readonly address: string;
  close(): Promise<void>;
}

export async function startReverseProxy(board: string): Promise<ReverseProxy> {
  const server = createServer((asked, answer) => {
    const { method, url, headers } = asked;
    const passed = request(`${board}${url}`, { method, headers: { ...headers, host: '127.0.0.1' } }, (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(answer);
    });
    passed.on('error', () => answer.destroy());
    answer.on('close', () => passed.destroy());
    asked.pipe(passed);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
