import { connect, type Socket } from 'node:net';
import { answerOrders } from './children.ts';
import { openConnection, type HttpConnection } from './http-connection.ts';
import { leakedSecret, type AttackOrder, type AttackReport } from './attacks.ts';

/** Connections on which nothing is ever said, at all times. */
const silent = 400;
const lanes = 32;

/** What a stranger may say who got hold of one source's secret; each lane goes through them by turns. */
const requests: readonly ((number: number) => string)[] = [
  (number) => `/hooks/leaked/${leakedSecret}/queue/hallmonitor/enter?uniquecallid=open.${number}`,
  (number) => `/hooks/leaked/${leakedSecret}/answered?UniqueCallId=a.${number}&EmployeeLocalNumber=${number % 5_000}`,
  (number) => `/hooks/leaked/${leakedSecret}/incoming?UniqueCallId=one.call&EmployeeLocalNumber=${number}`,
  (number) => `/hooks/leaked/${leakedSecret}/queue/hallmonitor/enter?uniquecallid=${'9'.repeat(6_000)}${number}`,
  (number) => `/hooks/leaked/${leakedSecret}/ended?UniqueCallId=gone.${number}&Duration=3`,
  (number) => `/hooks/leaked/${leakedSecret}/nonsense/${number}?${'x=1&'.repeat(150)}`,
  (number) => `/hooks/pbx/wrong-${number}/answered`,
  (number) => `/${number}/../../etc/passwd`,
];

async function carryOut({ webhooks, requests: wanted }: AttackOrder): Promise<AttackReport> {
  const statuses = new Map<string, number>();
  const count = (what: string): void => void statuses.set(what, (statuses.get(what) ?? 0) + 1);
  const ends = holdSilent(webhooks);
  let said = 0;
  const lane = async (): Promise<void> => {
    let connection: HttpConnection | undefined;
    while (said < wanted) {
      said += 1;
      const number = said;
      try {
        connection ??= await openConnection(webhooks);
        const request = requests[number % requests.length] ?? requests[0];
        count(String(await connection.get(request?.(number) ?? '/')));
      } catch {
        count('closed');
        connection = undefined;
      }
      if (number % 50 === 0) await sayGarbage(webhooks, number);
    }
    connection?.close();
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  ends();
  return { statuses: Object.fromEntries(statuses) };
}

/** So many connections that say nothing; one that is closed is replaced. */
function holdSilent(webhooks: string): () => void {
  const sockets = new Set<Socket>();
  let isOver = false;
  const open = (): void => {
    if (isOver) return;
    const { hostname, port } = new URL(webhooks);
    const socket = connect(Number(port), hostname);
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => {
      sockets.delete(socket);
      setTimeout(open, 20);
    });
  };
  for (let each = 0; each < silent; each += 1) open();
  return () => {
    isOver = true;
    for (const socket of sockets) socket.destroy();
  };
}

function sayGarbage(webhooks: string, number: number): Promise<void> {
  const { hostname, port } = new URL(webhooks);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => {
      socket.end(Buffer.from(Array.from({ length: 600 }, (_, index) => (index * 31 + number) % 256)));
    });
    socket.on('error', () => undefined);
    socket.on('data', () => undefined);
    socket.setTimeout(2_000, () => socket.destroy());
    socket.once('close', () => resolve());
  });
}

answerOrders(carryOut);
