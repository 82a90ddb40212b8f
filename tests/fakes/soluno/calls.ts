import type { Instant } from '#core/time/instant';
import { hour, minute, second } from '#core/time/instant';
import type { Random } from '../random.ts';
import { seededRandom } from '../random.ts';

/** One record of document 001, its times as instants. */
export interface SolunoCall {
  readonly callerNo: string | null;
  readonly start: Instant;
  readonly receivingNo: string | null;
  readonly received: Instant | null;
  readonly calleeNo: string | null;
  readonly calleeAnswered: Instant | null;
  readonly stop: Instant;
  /** From when on it is in an answer. */
  readonly appears: Instant;
}

/** The calls that start from `from` (inclusive) to `to` (exclusive), in order of their start; made as they are taken. */
export type Calls = (from: Instant, to: Instant) => Iterable<SolunoCall>;

export interface Organisation {
  readonly seed: number;
  readonly callsPerHour: number;
  /** The numbers that calls come to; `null`: a call to a person, in no answering group. */
  readonly numbers: readonly (string | null)[];
  /** The share of records that come later than the usual five minutes after the end, and by how many minutes at most. */
  readonly lateShare: number;
  readonly lateMinutes: number;
  readonly longestTalkMinutes: number;
}

const usual: Organisation = {
  seed: 1,
  callsPerHour: 120,
  numbers: ['622', '0711', '800', '622', '901', null],
  lateShare: 0.1,
  lateMinutes: 9,
  longestTalkMinutes: 25,
};

/** An organisation that calls day and night. Every hour has its own chance, so that any time can be had at once. */
export function organisation(changes: Partial<Organisation> = {}): Calls {
  const setup = { ...usual, ...changes };
  return function* (from, to) {
    for (let block = Math.floor(from / hour); block * hour < to; block += 1) {
      for (const call of callsOfHour(setup, block)) if (call.start >= from && call.start < to) yield call;
    }
  };
}

function callsOfHour(setup: Organisation, block: number): readonly SolunoCall[] {
  const random = seededRandom(setup.seed * 1_000_003 + block);
  const starts = Array.from({ length: setup.callsPerHour }, () => block * hour + Math.floor(random.next() * hour));
  return starts.sort((a, b) => a - b).map((start) => oneCall(setup, start, random));
}

function oneCall(setup: Organisation, start: Instant, random: Random): SolunoCall {
  const receivingNo = random.pick(setup.numbers);
  const entry = start + Math.floor(random.next() * 8 * second);
  const wait = Math.floor(random.exponential(25 * second));
  const isAnswered = random.chance(0.85);
  const talk = Math.min(setup.longestTalkMinutes * minute, Math.floor(random.exponential(3 * minute)));
  const stop = entry + wait + (isAnswered ? talk : 0);
  const late = random.chance(setup.lateShare) ? Math.floor(random.next() * setup.lateMinutes * minute) : 0;
  return {
    callerNo: random.chance(0.1) ? null : `+4672${String(Math.floor(random.next() * 10_000_000)).padStart(7, '0')}`,
    start,
    receivingNo,
    received: random.chance(0.1) ? null : entry,
    calleeNo: isAnswered || random.chance(0.5) ? `+46755550${100 + Math.floor(random.next() * 40)}` : null,
    calleeAnswered: isAnswered ? entry + wait : null,
    stop,
    appears: stop + 5 * minute + late,
  };
}

/** The same calls by a clock that is so much ahead (or behind, below 0). */
export function byWrongClock(calls: Calls, ahead: number): Calls {
  const moved = (at: Instant | null): Instant | null => (at === null ? null : at + ahead);
  return function* (from, to) {
    for (const call of calls(from - ahead, to - ahead)) {
      yield {
        ...call,
        start: call.start + ahead,
        received: moved(call.received),
        calleeAnswered: moved(call.calleeAnswered),
        stop: call.stop + ahead,
        appears: call.appears + ahead,
      };
    }
  };
}
