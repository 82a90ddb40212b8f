import { describe, expect, it } from 'vitest';
import type { Provenance, Queue, QueueAgent } from '#core/board/queue';
import type { QueuePart } from '#core/board/total/part';
import { totalOf } from '#core/board/total/total';
import type { NumberName } from '#core/said/numbers';
import { after, bookOf, pbx, pictureOf, wellHeard } from '../../../support/facts.ts';
import { aQueue } from '../../../renderer/queues.ts';

const share = (part: number, whole: number) => ({ part, whole, outcomes: whole });
const part = (queue: Queue, shares: QueuePart['shares'] = {}): QueuePart => ({
  queue,
  entries: (queue.waitingSince ?? []).map((since) => Date.parse(since)),
  shares,
});

/** A queue of which a number is not known, for this reason. */
function lacking(id: string, name: NumberName, unknown: NonNullable<Provenance['unknown']>): Queue {
  const queue = aQueue(id);
  const provenance = { ...queue.provenance, [name]: { ...queue.provenance[name], unknown } };
  return { ...queue, [name]: null, provenance };
}

const agent = (id: string, state: QueueAgent['state'], rest: Partial<QueueAgent> = {}): QueueAgent => ({
  id,
  name: null,
  state,
  since: null,
  reason: null,
  ...rest,
});

describe('a rate of all queues', () => {
  it('comes from the sums: 1 of 1 and 0 of 99 are 1 %, not 50', () => {
    const parts = [
      part(aQueue('a', { answerRate: 100 }), { answerRate: share(1, 1) }),
      part(aQueue('b', { answerRate: 0 }), { answerRate: share(0, 99) }),
    ];
    expect(totalOf(parts).answerRate).toBe(1);
  });

  it('is 100 or 0 only where it is exactly that', () => {
    const of = (answered: number, whole: number) =>
      totalOf([part(aQueue('a'), { answerRate: share(answered, whole) })]).answerRate;
    expect([of(2_999, 3_000), of(3_000, 3_000), of(1, 3_000), of(0, 3_000)]).toEqual([99.9, 100, 0.1, 0]);
  });

  it('is unknown where one queue cannot know it', () => {
    const blind = lacking('b', 'answerRate', 'tooOld');
    const total = totalOf([part(aQueue('a'), { answerRate: share(9, 10) }), part(blind)]);
    expect(total.answerRate).toBeNull();
    expect(total.provenance.answerRate.unknown).toBe('tooOld');
  });

  it('passes over a queue that had no such call yet', () => {
    const early = { ...lacking('b', 'answerRate', 'noCallsYet'), answeredToday: 0, lostToday: 0 };
    const total = totalOf([part(aQueue('a'), { answerRate: share(9, 10) }), part(early)]);
    expect(total.answerRate).toBe(90);
    expect(total.provenance.answerRate).not.toHaveProperty('atLeast');
    const none = totalOf([part(early), part({ ...early, id: 'c' })]);
    expect(none.answerRate).toBeNull();
    expect(none.provenance.answerRate.unknown).toBe('noCallsYet');
  });

  it('counts who waits too long in a queue without an outcome once another has one', () => {
    const waiting = { ...lacking('b', 'serviceLevel', 'noCallsYet'), answeredToday: 0, lostToday: 0 };
    const late = { serviceLevel: { part: 0, whole: 1, outcomes: 0 } };
    expect(totalOf([part(waiting, late)]).serviceLevel).toBeNull();
    expect(totalOf([part(aQueue('a'), { serviceLevel: share(3, 3) }), part(waiting, late)]).serviceLevel).toBe(75);
  });

  it('is unknown where a queue counts calls and tells no rate of them', () => {
    const mute = { ...lacking('b', 'avgWaitSeconds', 'noCallsYet'), answeredToday: 5 };
    expect(totalOf([part(aQueue('a'), { avgWaitSeconds: share(9_000, 3) }), part(mute)]).avgWaitSeconds).toBeNull();
  });
});

describe('a count of all queues', () => {
  it('is "at least" where one queue cannot know its own, and unknown where none can', () => {
    const blind = lacking('b', 'callsWaiting', 'notHeardYet');
    const some = totalOf([part(aQueue('a', { callsWaiting: 3 })), part(blind)]);
    expect(some.callsWaiting).toBe(3);
    expect(some.provenance.callsWaiting.atLeast).toBe(true);
    const none = totalOf([part(blind)]);
    expect(none.callsWaiting).toBeNull();
    expect(none.provenance.callsWaiting).toMatchObject({ unknown: 'notHeardYet' });
    expect(none.waitingSince).toBeNull();
  });

  it('names who waits, the oldest first, whatever the queue', () => {
    const at = (second: number) => `2026-11-18T09:14:0${second}.000+01:00`;
    const [a, b] = [aQueue('a', { waitingSince: [at(1), at(4)] }), aQueue('b', { waitingSince: [at(2), at(3)] })];
    expect(totalOf([part(a), part(b)]).waitingSince).toEqual([at(1), at(2), at(3), at(4)]);
  });

  it('names a thousand of them, and counts the rest', () => {
    const long = (id: string) =>
      aQueue(id, { callsWaiting: 800, waitingSince: Array.from({ length: 800 }, () => '2026-11-18T09:00:00Z') });
    const total = totalOf([part(long('a')), part(long('b'))]);
    expect([total.callsWaiting, total.waitingSince?.length]).toEqual([1_600, 1_000]);
  });
});

describe('the agents of all queues', () => {
  it('are each one, however many queues they are in', () => {
    const book = bookOf([pbx.queued(0, '1.1')]);
    const { queues, total } = pictureOf(book, after(1));
    expect(queues.map(({ agentsReady }) => agentsReady)).toEqual([3, 2]);
    expect(total.agentsReady).toBe(4);
    expect(total.agents?.map(({ id }) => id)).toEqual(['201', '202', '203', '204']);
  });

  it('do what the strongest of their states says: in a call, ringing, wrap-up, ready, other', () => {
    const order = ['talking', 'ringing', 'wrapUp', 'ready', 'other', 'loggedOut'] as const;
    for (const [index, stronger] of order.entries()) {
      for (const weaker of order.slice(index)) {
        const queues = [aQueue('a', { agents: [agent('1', weaker)] }), aQueue('b', { agents: [agent('1', stronger)] })];
        for (const both of [queues, queues.toReversed()]) {
          expect(totalOf(both.map((queue) => part(queue))).agents).toEqual([agent('1', stronger)]);
        }
      }
    }
  });

  it('are in one state since it was first told, under the name that one queue knows', () => {
    const [early, late] = ['2026-11-18T09:00:00+01:00', '2026-11-18T09:05:00+01:00'];
    const a = aQueue('a', { agents: [agent('1', 'other', { since: late, reason: 'Frokost' })] });
    const b = aQueue('b', { agents: [agent('1', 'other', { since: early, name: 'Anna' })] });
    expect(totalOf([part(a), part(b)]).agents).toEqual([
      agent('1', 'other', { since: early, name: 'Anna', reason: 'Frokost' }),
    ]);
  });

  it('count at least where one queue cannot know who is away', () => {
    const a = aQueue('a', { agents: [agent('1', 'other')], agentsOther: 1 });
    const b = { ...lacking('b', 'agentsOther', 'notProvided'), agents: [agent('2', 'ready')] };
    const total = totalOf([part(a), part(b)]);
    expect([total.agentsReady, total.agentsBusy, total.agentsOther]).toEqual([1, 0, 1]);
    expect(total.provenance.agentsOther.atLeast).toBe(true);
    expect(total.provenance.agentsReady).not.toHaveProperty('atLeast');
  });

  it('are unknown where no queue knows them', () => {
    const none = aQueue('a', { agents: null, agentsReady: null, agentsBusy: null, agentsOther: null });
    expect(totalOf([part(none)])).toMatchObject({ agents: null, agentsReady: null, agentsRinging: null });
  });
});

describe('where a number of all queues comes from', () => {
  it('is one source where they share it, and as old as the oldest part', () => {
    const book = bookOf([pbx.queued(0, '1.1')]);
    const { total } = pictureOf(book, after(1), [{ ...wellHeard, age: 'stale', asOf: after(-600) }]);
    expect(total.provenance.callsWaiting).toMatchObject({ source: 'pbx', stale: true });
    const [a, b] = [aQueue('a'), aQueue('b')];
    const other = { ...b.provenance.callsWaiting, source: 'swan', asOf: '2026-11-18T08:00:00.000+01:00' };
    const mixed = { ...b, provenance: { ...b.provenance, callsWaiting: other } };
    expect(totalOf([part(a), part(mixed)]).provenance.callsWaiting).toMatchObject({ source: null, asOf: other.asOf });
  });

  it('is the level of the worst queue', () => {
    const worst = aQueue('b', { level: 'critical', levelReason: 'callsWaiting' });
    const total = totalOf([part(aQueue('a', { level: 'warning', levelReason: 'longestWait' })), part(worst)]);
    expect([total.level, total.levelReason]).toEqual(['critical', 'callsWaiting']);
    expect(totalOf([])).toMatchObject({ level: 'calm', callsWaiting: null });
  });
});
