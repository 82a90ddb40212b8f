import { onTestFinished } from 'vitest';
import type { Picture } from '#core/board/queue';
import type { Connectivity } from '#core/board/bridge';
import { createLink, type Link, type LinkOptions } from '#link/link';

/** A link that is listened to until the test is over. */
export interface WatchedLink {
  readonly link: Link;
  /** All that was told, in order; `open`, `lost` and `connecting` are of the connection. */
  readonly told: readonly string[];
  readonly connections: readonly Connectivity[];
  /** As it was told last, queue by queue. */
  waiting(queue: string): number | null | undefined;
}

export function watchLink(options: LinkOptions): WatchedLink {
  const link = createLink(options);
  onTestFinished(link.close);
  const told: string[] = [];
  const connections: Connectivity[] = [];
  let waiting = new Map<string, number | null>();
  const hear = ({ queues }: Picture): void => {
    for (const { id, callsWaiting } of queues) waiting.set(id, callsWaiting);
  };
  link.on('connection', (connection) => {
    told.push(connection.state);
    connections.push(connection);
  });
  link.on('snapshot', (picture) => {
    told.push('snapshot');
    waiting = new Map();
    hear(picture);
  });
  link.on('update', (picture) => {
    told.push('update');
    hear(picture);
  });
  return { link, told, connections, waiting: (queue) => waiting.get(queue) };
}
