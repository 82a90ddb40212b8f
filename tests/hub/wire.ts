import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { connect, type Socket } from 'node:net';
import { eventually } from '#tests/support/eventually';

/** One HTTP answer as it came over the wire. Header names in small letters. */
export interface Answer {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
}

/** A plain socket to the address of a server. Errors are kept from ending the test: a closed socket tells enough. */
export async function open(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  return socket;
}

/** As `open`, with the end of a server in this process: what it has read, and whether it knows that the client is gone. */
export async function openBothEnds(url: string): Promise<{ readonly client: Socket; readonly server: Socket }> {
  const taken: Socket[] = [];
  const hear = (message: unknown): void => void taken.push((message as { readonly socket: Socket }).socket);
  subscribe('net.server.socket', hear);
  try {
    const client = await open(url);
    const own = (): Socket | undefined => taken.find(({ remotePort }) => remotePort === client.localPort);
    await eventually('the server takes the connection', () => own() !== undefined);
    return { client, server: own() as Socket };
  } finally {
    unsubscribe('net.server.socket', hear);
  }
}

/** Until the server has read all that the client said. */
export function allRead({ client, server }: { readonly client: Socket; readonly server: Socket }): Promise<void> {
  return eventually('the server has read it', () => server.bytesRead >= client.bytesWritten);
}

/** All that the server says until it closes the connection, one character a byte. */
export function readToEnd(socket: Socket): Promise<string> {
  let text = '';
  socket.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')));
  return new Promise((resolve) => socket.once('close', () => resolve(text)));
}

/** Says the parts, one after the other with `pauseMilliseconds` between them, and listens until the server hangs up. */
export async function talk(url: string, parts: readonly (string | Buffer)[], pauseMilliseconds = 0): Promise<string> {
  const socket = await open(url);
  const heard = readToEnd(socket);
  for (const part of parts) {
    if (socket.writable) socket.write(typeof part === 'string' ? Buffer.from(part, 'latin1') : part);
    if (pauseMilliseconds > 0) await pause(pauseMilliseconds);
  }
  return heard;
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/**
 * Splits what a server said into its answers. Bodies only as `Content-Length` announces them: everything else between
 * two heads, chunked bodies included, is an error.
 */
export function readAnswers(text: string): readonly Answer[] {
  const answers: Answer[] = [];
  let rest = text;
  while (rest !== '') {
    const end = rest.indexOf('\r\n\r\n');
    const head = end < 0 ? '' : rest.slice(0, end);
    const status = /^HTTP\/1\.1 (\d{3}) /.exec(head)?.[1];
    if (status === undefined) throw new Error(`Not an answer: ${JSON.stringify(rest.slice(0, 200))}`);
    const headers = Object.fromEntries(head.split('\r\n').slice(1).map(splitHeader));
    const length = status === '100' ? 0 : Number(headers['content-length'] ?? Number.NaN);
    if (Number.isNaN(length)) throw new Error(`An answer of unknown length: ${head}`);
    answers.push({ status: Number(status), headers, body: rest.slice(end + 4, end + 4 + length) });
    rest = rest.slice(end + 4 + length);
  }
  return answers;
}

function splitHeader(line: string): [string, string] {
  const colon = line.indexOf(':');
  return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
}
