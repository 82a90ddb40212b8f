import { request } from 'node:http';
import type { Queue } from '#core/board/queue';

/** The board as it was shown from then on. */
export interface Look {
  /** By the clock of the test. */
  readonly at: number;
  readonly queues: ReadonlyMap<string, Queue>;
}

/** Every picture that the board's stream tells, one after the other. */
export interface Looks {
  readonly now: () => Look | undefined;
  /** Those that were shown at any moment from then until now, the first one before it included. */
  since(at: number): readonly Look[];
  close(): void;
}

/** So many are remembered: minutes, at most. */
const mostKept = 5_000;

export function watchBoard(address: string): Looks {
  const looks: Look[] = [];
  const asking = request(`${address}/api/stream`, (answer) => {
    let left = '';
    answer.setEncoding('utf8').on('data', (more: string) => {
      left += more;
      for (let end = left.indexOf('\n\n'); end !== -1; end = left.indexOf('\n\n')) {
        take(left.slice(0, end));
        left = left.slice(end + 2);
      }
    });
  });
  asking.on('error', () => undefined).end();

  function take(event: string): void {
    const kind = /^event: (.*)$/m.exec(event)?.[1];
    const data = /^data: (.*)$/m.exec(event)?.[1];
    if (data === undefined || (kind !== 'snapshot' && kind !== 'update')) return;
    const { queues } = JSON.parse(data) as { readonly queues: readonly Queue[] };
    const before = kind === 'snapshot' ? [] : [...(looks.at(-1)?.queues ?? [])];
    looks.push({
      at: performance.now(),
      queues: new Map([...before, ...queues.map((queue) => [queue.id, queue] as const)]),
    });
    if (looks.length > mostKept) looks.splice(0, mostKept / 2);
  }

  return {
    now: () => looks.at(-1),
    since: (at) =>
      looks.slice(
        Math.max(
          0,
          looks.findLastIndex((look) => look.at <= at),
        ),
      ),
    close: () => void asking.destroy(),
  };
}
