import { followStream } from '#link/stream';
import { ownWorld } from '#link/world';
import type { FromTab, FromWorker } from './shared-messages.ts';
import { createToldSoFar, type Told } from './told-so-far.ts';

// One stream for all boards of one browser. Each has a port here; the stream's address is the same for all.

/** How often it says that it lives. Milliseconds. */
const aliveEvery = 10_000;

const ports = new Set<MessagePort>();
const soFar = createToldSoFar(() => performance.now());
let isFollowing = false;

function toAll(message: FromWorker): void {
  for (const port of ports) port.postMessage(message);
}

function tell(told: Told): void {
  soFar.hear(told);
  toAll(told);
}

function follow(address: string): void {
  if (isFollowing) return;
  isFollowing = true;
  followStream(
    address,
    {
      event: (event) => tell({ kind: 'event', event }),
      connection: (connection) => tell({ kind: 'connection', connection }),
    },
    ownWorld,
  );
  setInterval(() => toAll({ kind: 'alive' }), aliveEvery);
}

/** Whoever joins hears all that was told so far, and then each thing as it comes. */
function join(port: MessagePort, address: string): void {
  for (const told of soFar.forNewcomer()) port.postMessage(told);
  ports.add(port);
  follow(address);
}

addEventListener('connect', (event) => {
  const [port] = (event as MessageEvent).ports;
  if (port === undefined) return;
  port.addEventListener('message', ({ data }: MessageEvent<FromTab>) => {
    if (data.kind === 'join') join(port, data.address);
    else ports.delete(port);
  });
  port.start();
});
