import type { Queue } from '#core/board/queue';
import type { Input, JsonValue } from '#core/said/input';
import { createLedger } from '#hub/books/ledger';
import { createConfig } from '#hub/config/config';
import type { Configuration } from './configurations.ts';
import { twoQueues } from './configurations.ts';

/** An answer as a capture has it: the list of records, of ten o'clock and so much. */
export function listOf(time: string, ...records: readonly JsonValue[]): Input {
  const response = { url: 'https://pbx.example/list', status: 200, body: records };
  return { kind: 'poll', at: at(time), source: 'pbx', response };
}

export function at(time: string): number {
  return Date.parse(`2026-11-18T${time}+01:00`);
}

/** What a replay shows of a queue then, of a source that is described by a mapping. */
export function replayedQueue(source: Configuration, inputs: readonly Input[], time: string, id = 'support'): Queue {
  const { rules, sources } = createConfig(twoQueues({ sources: [{ id: 'pbx', ...source }] }), { environment: {} });
  const ledger = createLedger({ rules, sources, complete: true });
  for (const input of inputs) ledger.take(input);
  const queue = ledger.picture(at(time)).queues.find((each) => each.id === id);
  if (queue === undefined) throw new Error(`There is no queue ${id}.`);
  return queue;
}
