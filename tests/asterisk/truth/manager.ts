import type { Socket } from 'node:net';
import { connect } from 'node:net';

/** The fields of a message by their names as they are written. */
export type Block = ReadonlyMap<string, string>;

/** A second user of the manager interface: what Asterisk says to him is what the board is held against. */
export interface Manager {
  /** All messages of the answer. @throws Error where it is refused */
  ask(action: string, fields?: { readonly [name: string]: string }): Promise<readonly Block[]>;
  close(): void;
}

interface Waiting {
  readonly got: Block[];
  resolve(blocks: readonly Block[]): void;
  reject(error: Error): void;
}

/** Signs in; each event goes to `hear` as it comes. */
export async function signIn(
  port: number,
  user: string,
  secret: string,
  hear: (event: Block) => void = () => undefined,
): Promise<Manager> {
  const socket = connect(port, '127.0.0.1');
  const waiting = new Map<string, Waiting>();
  let asked = 0;
  const fail = (): void => {
    for (const each of waiting.values()) each.reject(new Error('Asterisk hung up on the test.'));
    waiting.clear();
  };
  socket.on('error', fail).on('close', fail);
  readBlocks(socket, (block) => {
    const own = waiting.get(block.get('ActionID') ?? '');
    if (own === undefined) return block.has('Event') ? hear(block) : undefined;
    own.got.push(block);
    const isWhole = block.has('Response') ? block.get('EventList') !== 'start' : block.get('EventList') === 'Complete';
    if (!isWhole) return;
    waiting.delete(block.get('ActionID') ?? '');
    if (block.get('Response') === 'Error') own.reject(new Error(`Asterisk refused: ${block.get('Message')}.`));
    else own.resolve(own.got);
  });
  const manager: Manager = {
    ask: (action, fields = {}) =>
      new Promise((resolve, reject) => {
        asked += 1;
        const id = `test-${asked}`;
        waiting.set(id, { got: [], resolve, reject });
        const lines = Object.entries({ Action: action, ActionID: id, ...fields });
        socket.write(`${lines.map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\n\r\n`);
      }),
    close: () => void socket.destroy(),
  };
  await manager.ask('Login', { Username: user, Secret: secret });
  return manager;
}

function readBlocks(socket: Socket, tell: (block: Block) => void): void {
  let left = '';
  socket.setEncoding('utf8').on('data', (more: string) => {
    left = (left + more).replace(/^Asterisk Call Manager[^\r]*\r\n/, '');
    for (let end = left.indexOf('\r\n\r\n'); end !== -1; end = left.indexOf('\r\n\r\n')) {
      tell(blockOf(left.slice(0, end)));
      left = left.slice(end + 4);
    }
  });
}

function blockOf(text: string): Block {
  const fields = text.split('\r\n').map((line): readonly [string, string] => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon), line.slice(colon + 1).trimStart()];
  });
  return new Map(fields);
}
