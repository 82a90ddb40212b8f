import { usual } from './call-script.ts';
import { startHelper, type Helper } from './children.ts';

/** What to send: as many requests as fit in the time, but no more than that. */
export interface LoadOrder {
  /** Of a webhooks' port, or of what stands in for one. */
  readonly address: string;
  readonly connections: number;
  readonly requests: number;
  readonly seconds: number;
  /** Not faster than so many; absent: as fast as they are answered. */
  readonly perSecond?: number;
}

export interface LoadReport {
  /** With success, and otherwise. */
  readonly answered: number;
  readonly refused: number;
  readonly seconds: number;
  /** The share of one processor that the load itself took: near 1, it was the load that was measured. */
  readonly busy: number;
}

/** One call a second by the script: a centre of a hundred agents, played in fast motion. */
export const loadRhythm = { gap: 1_000, ...usual };

/** Sends the requests of such a centre from a process of its own. */
export function startLoad(): Helper<LoadOrder, LoadReport> {
  return startHelper('load-child.ts');
}
