import { createServer } from 'node:net';

/** Below the ports that Linux and Windows give to connections of their own: none of those takes one meanwhile. */
const [lowest, count] = [20_000, 10_000] as const;

/** One that was given is another's, though nobody listens there yet. */
const given = new Set<number>();

/** A port of this machine that nobody has, nor is given by chance before it is used. */
export async function quietPort(): Promise<number> {
  for (;;) {
    const port = lowest + Math.floor(Math.random() * count);
    if (given.has(port)) continue;
    given.add(port);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
