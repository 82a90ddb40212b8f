import { numberNames } from '#core/said/numbers';
import type { SourceStatus } from '#core/board/queue';

export const at = '2026-11-18T09:14:38.000+01:00';

/** A source that does as it should, with what a test wants otherwise. */
export const aSource = (id: string, changes: Partial<SourceStatus> = {}): SourceStatus => ({
  id,
  adapter: 'an-adapter',
  title: id.toUpperCase(),
  provides: numberNames,
  freshness: 'live',
  queues: null,
  everySeconds: null,
  state: 'ok',
  lastInputAt: at,
  lastError: null,
  problem: null,
  accepted: 12,
  repeated: 0,
  rejected: 0,
  backfill: null,
  callFlows: [],
  clockOffsetSeconds: null,
  connection: null,
  problems: [],
  ...changes,
});
