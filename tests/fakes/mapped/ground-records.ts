import type { Instant } from '#core/time/instant';
import type { GroundEvent } from '../ground-events.ts';

/** One call in one queue, as a table of call records has it once it is over. */
export interface GroundRecord {
  /** In order of the end: that is how they are written. */
  readonly id: number;
  readonly call: string;
  readonly queue: string;
  readonly caller: string | null;
  readonly entered: Instant;
  readonly answered: Instant | null;
  readonly ended: Instant;
  readonly agent: string | null;
  readonly outcome: 'answered' | 'lost' | 'forwarded';
}

/** The records of a simulated day (`simulateDay`): whoever went through two queues has one in each. */
export function recordsOf(events: readonly GroundEvent[]): readonly GroundRecord[] {
  const open = new Map<string, Omit<GroundRecord, 'id' | 'ended' | 'outcome'>>();
  /** From the leg at which somebody talks to the stay in the queue that he answered. */
  const talks = new Map<string, string>();
  const records: GroundRecord[] = [];
  const close = (passage: string, ended: Instant, outcome: GroundRecord['outcome']): void => {
    const record = open.get(passage);
    if (record === undefined) return;
    open.delete(passage);
    records.push({ ...record, id: records.length + 1, ended, outcome });
  };
  for (const event of events) {
    switch (event.kind) {
      case 'entered': {
        const { call, queue, caller, at } = event;
        open.set(event.passage, { call, queue, caller, entered: at, answered: null, agent: null });
        break;
      }
      case 'left':
        close(event.passage, event.at, 'forwarded');
        break;
      case 'hungUp':
        close(event.passage, event.at, 'lost');
        break;
      case 'answered': {
        const record = event.passage === null ? undefined : open.get(event.passage);
        if (event.passage === null || record === undefined) break;
        open.set(event.passage, { ...record, answered: event.at, agent: event.agent });
        talks.set(event.leg, event.passage);
        break;
      }
      case 'legEnded':
        close(talks.get(event.leg) ?? '', event.at, 'answered');
        break;
      case 'callerGone':
      case 'dialled':
      case 'rings':
      case 'stoppedRinging':
        break;
    }
  }
  return records;
}
