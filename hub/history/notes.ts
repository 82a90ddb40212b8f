import { unnamed } from '#core/counts/recorded-calls';
import type { CallRecorded } from '#core/said/facts';
import type { Input } from '#core/said/input';
import type { Instant } from '#core/time/instant';
import { readHubNotice, hubSource } from '../intake/hub-notice.ts';
import { isOwnSource } from '../intake/own-source.ts';
import { readStreamNotice } from '../intake/stream-notice.ts';
import type { HistoryBatch, Listened } from './batch.ts';

/** What history must know of what comes in, beside what becomes of calls: until it is written down. */
export interface HistoryNotes {
  /** Told each input, in order, before it is taken. */
  heard(input: Input): void;
  /** A source told of a call that is over. */
  recorded(fact: CallRecorded): void;
  readonly size: number;
  /** All that was noted since the last time. */
  taken(): Pick<HistoryBatch, 'records' | 'listened'>;
}

export function createHistoryNotes(): HistoryNotes {
  let [records, listened]: [CallRecorded[], Listened[]] = [[], []];
  let lastAt: Instant | undefined;

  return {
    heard(input) {
      const { at } = input;
      if (isOwnSource(input.source)) {
        const hub = readHubNotice(input);
        const stream = readStreamNotice(input);
        if (hub?.kind === 'stopped') listened.push({ kind: 'ended', source: hubSource, at });
        if (hub?.kind === 'started') listened.push({ kind: 'began', source: hubSource, at, unheardSince: lastAt });
        if (stream !== undefined) {
          listened.push({ kind: stream.kind === 'opened' ? 'began' : 'ended', source: stream.source, at });
        }
      }
      lastAt = at;
    },
    recorded: (fact) => void records.push(unnamed(fact)),
    get size() {
      return records.length + listened.length;
    },
    taken() {
      const all = { records, listened };
      [records, listened] = [[], []];
      return all;
    },
  };
}
