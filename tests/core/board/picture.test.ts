import { numberNames } from '#core/said/numbers';
import { describe, expect, it } from 'vitest';
import type { Fact } from '#core/said/facts';
import type { QueueRules } from '#core/book/rules';
import { bookOf, legOf, pbx, pictureOf, rulesWith, shown, ten, through, wellHeard } from '../../support/facts.ts';

const hour = 3_600;
const answered = (seconds: number, call: string, wait: number) => [
  pbx.queued(seconds, call),
  pbx.answers(seconds + wait, '201', legOf(call)),
  pbx.ends(seconds + wait + 1, `${call}-a`, 1),
];
const lost = (seconds: number, call: string, wait: number) => [
  pbx.queued(seconds, call),
  pbx.ends(seconds + wait, call),
];
const board = (facts: readonly Fact[], seconds: number, rules: Partial<QueueRules> = {}) =>
  shown(bookOf(facts, rulesWith(rules)), seconds);

describe('what a caller’s wait looks like', () => {
  it('is the contract’s own example: since 09:12:04.120, at 09:14:38.000 it is 2m 34s', () => {
    const entry = Date.parse('2026-11-18T09:12:04.120+01:00');
    const book = bookOf([{ ...pbx.queued(0, '1.1'), at: entry }]);
    const now = Date.parse('2026-11-18T09:14:38.000+01:00');
    expect(pictureOf(book, now, [{ ...wellHeard, asOf: entry }])).toMatchObject({
      at: '2026-11-18T09:14:38.000+01:00',
      queues: [
        {
          callsWaiting: 1,
          longestWaitSeconds: 154,
          longestWaitTime: '2m 34s',
          waitingSince: ['2026-11-18T09:12:04.120+01:00'],
        },
        { callsWaiting: 0, longestWaitSeconds: 0, longestWaitTime: '0s', waitingSince: [] },
      ],
    });
  });

  it('is the oldest one’s, and everybody’s entry is told, the oldest first', () => {
    const queue = board([pbx.queued(0, '1.1'), pbx.queued(20, '1.2')], 60);
    expect(queue.longestWaitSeconds).toBe(60);
    expect(queue.waitingSince).toEqual(['2026-11-18T10:00:00.000+01:00', '2026-11-18T10:00:20.000+01:00']);
  });

  it('is never negative, though the board’s clock is a little behind', () => {
    expect(board([pbx.queued(0, '1.1')], -2)).toMatchObject({ longestWaitSeconds: 0, longestWaitTime: '0s' });
  });

  it('goes on over midnight, and belongs to the day of the entry', () => {
    const midnight = 14 * hour;
    const facts = [...answered(0, '1.0', 5), pbx.queued(midnight - 60, '1.1')];
    expect(board(facts, midnight - 1)).toMatchObject({ callsWaiting: 1, answeredToday: 1, answerRate: 100 });
    expect(board(facts, midnight + 60)).toMatchObject({
      callsWaiting: 1,
      longestWaitSeconds: 120,
      answeredToday: 0,
      lostToday: 0,
      answerRate: null,
      serviceLevel: null,
    });
  });

  it('is over when he cannot be waiting any more, though nothing is heard', () => {
    expect(board([pbx.queued(0, '1.1')], hour)).toMatchObject({ callsWaiting: 1, lostToday: 0 });
    expect(board([pbx.queued(0, '1.1')], hour + 1)).toMatchObject({
      callsWaiting: 0,
      lostToday: 1,
      inferredLostToday: 1,
    });
  });
});

describe('today’s figures', () => {
  it('are 94.1 for 127 answered and 8 lost', () => {
    const calls = [
      ...Array.from({ length: 127 }, (_, number) => answered(number * 60, `1.${number}`, 12)),
      ...Array.from({ length: 8 }, (_, number) => lost(8_000 + number * 60, `2.${number}`, 30)),
    ];
    const queue = board(calls.flat(), 9_000);
    expect(queue).toMatchObject({ answeredToday: 127, lostToday: 8, answerRate: 94.1, callsWaiting: 0 });
    expect(queue).toMatchObject({ avgWaitSeconds: 12, avgWaitTime: '12s', serviceLevel: 94.1 });
  });

  it('round the average to the nearest whole second', () => {
    const facts = [...answered(0, '1.1', 72), ...answered(200, '1.2', 73)];
    expect(board(facts, 300)).toMatchObject({ avgWaitSeconds: 73, avgWaitTime: '1m 13s' });
    expect(board([...facts, ...answered(400, '1.3', 72)], 500)).toMatchObject({ avgWaitSeconds: 72 });
  });

  it('have the longest wait of the answered and the lost, and of who waits now if that is longer', () => {
    const facts = [...answered(0, '1.1', 40), ...lost(100, '1.2', 90), pbx.queued(300, '1.3')];
    expect(board(facts, 301).longestWaitTodaySeconds).toBe(90);
    expect(board(facts, 420).longestWaitTodaySeconds).toBe(120);
    expect(board(facts, 421).provenance.longestWaitTodaySeconds).toMatchObject({ source: 'pbx', estimated: false });
    expect(board([pbx.queued(0, '1.1')], 7)).toMatchObject({ longestWaitTodaySeconds: 7, avgTalkSeconds: null });
  });

  it('average the talks that are over, from the answer to the end of the agent’s part', () => {
    const talk = (begins: number, call: string, seconds: number) => [
      pbx.queued(begins, call),
      pbx.answers(begins + 10, '201', legOf(call)),
      pbx.ends(begins + 10 + seconds, call),
    ];
    expect(board(talk(0, '1.1', 100).slice(0, 2), 60)).toMatchObject({ answeredToday: 1, avgTalkSeconds: null });
    expect(board([...talk(0, '1.1', 100), ...talk(200, '1.2', 21)], 400).avgTalkSeconds).toBe(61);
  });

  it('take the longest wait for an estimate where a loss was only concluded, since it looks longer than it was', () => {
    const queue = board([pbx.queued(0, '1.1')], hour + 1);
    expect(queue.longestWaitTodaySeconds).toBe(hour);
    expect(queue.provenance.longestWaitTodaySeconds.estimated).toBe(true);
  });

  it('round a rate to one decimal', () => {
    expect(board([...answered(0, '1.1', 5), ...lost(20, '1.2', 5), ...lost(40, '1.3', 5)], 60).answerRate).toBe(33.3);
  });

  it('count against the service level who still waits beyond it', () => {
    const facts = [...answered(0, '1.1', 5), pbx.queued(60, '1.2')];
    expect(board(facts, 80).serviceLevel).toBe(100);
    expect(board(facts, 80.001).serviceLevel).toBe(50);
  });

  it('have no rates on a day without calls, and real noughts beside them', () => {
    const queue = board([], 0);
    expect(queue).toMatchObject({ answerRate: null, avgWaitSeconds: null, avgWaitTime: null, serviceLevel: null });
    expect(queue).toMatchObject({ callsWaiting: 0, answeredToday: 0, lostToday: 0, overflowedToday: 0 });
    expect(queue).toMatchObject({ longestWaitTodaySeconds: null, avgTalkSeconds: null });
    const ratios = [
      'answerRate',
      'avgWaitSeconds',
      'longestWaitTodaySeconds',
      'avgTalkSeconds',
      'serviceLevel',
    ] as const;
    for (const name of ratios) {
      expect(queue.provenance[name].unknown, name).toBe('noCallsYet');
    }
  });
});

describe('an unknown number', () => {
  it('is null and says that no source provides it', () => {
    const withoutOther = { ...wellHeard, provides: numberNames.filter((name) => name !== 'agentsOther') };
    const queue = through(withoutOther);
    expect(queue.agentsOther).toBeNull();
    expect(queue.provenance.agentsOther).toEqual({
      source: null,
      asOf: null,
      stale: false,
      estimated: false,
      unknown: 'notProvided',
    });
    expect(queue.agentsReady).toBe(3);
  });

  it('is null and says that nothing was heard yet: an unreachable phone system is no quiet day', () => {
    const queue = through({ ...wellHeard, heard: false, asOf: null });
    for (const name of numberNames) {
      expect(queue[name], name).toBeNull();
      expect(queue.provenance[name], name).toMatchObject({ source: 'pbx', asOf: null, unknown: 'notHeardYet' });
    }
    expect(queue).toMatchObject({ longestWaitTime: null, avgWaitTime: null, waitingSince: null, agentsRinging: null });
    expect(queue.level).toBe('calm');
  });

  it('is null and says that nobody has told who the members are', () => {
    const queue = board([pbx.rings(0, '201', { leg: '7.1' })], 5, { agents: undefined });
    expect(queue).toMatchObject({ agentsReady: null, agentsBusy: null, agentsOther: null, agentsRinging: null });
    expect(queue.provenance.agentsReady.unknown).toBe('noMembers');
    expect(queue.callsWaiting).toBe(0);
  });
});

describe('a queue on the board', () => {
  it('stands in the configured order, with its name and its limits', () => {
    const alerts = { longestWaitSeconds: { warning: 60 }, callsWaiting: { critical: 6 } };
    const { queues } = pictureOf(bookOf([], rulesWith({ name: 'HallMonitor Support', alerts })), ten);
    expect(queues.map(({ id }) => id)).toEqual(['support', 'sales']);
    expect(queues[0]).toMatchObject({
      name: 'HallMonitor Support',
      limits: {
        serviceLevelSeconds: 20,
        longestWaitSeconds: { warning: 60, critical: null },
        callsWaiting: { warning: null, critical: 6 },
      },
    });
  });

  it('has the name that its phone system says where the configuration has none, and else its id', () => {
    const told = { kind: 'queue-named', source: 'pbx', at: ten, queue: 'support', name: 'Support København' } as const;
    const nameIn = (facts: readonly Fact[], name?: string): string | undefined =>
      pictureOf(bookOf(facts, rulesWith({ name })), ten).queues[0]?.name;
    expect([nameIn([]), nameIn([told]), nameIn([told], 'Ours')]).toEqual(['support', 'Support København', 'Ours']);
  });

  it('shows its members, and how many of the busy ones are only rung', () => {
    const facts = [pbx.queued(0, '1.1'), pbx.rings(5, '201', legOf('1.1')), pbx.dials(5, '202', { leg: '9.1' })];
    expect(board([...facts, pbx.is(6, '203', 'other')], 10)).toMatchObject({
      agentsReady: 0,
      agentsBusy: 2,
      agentsRinging: 1,
      agentsOther: 1,
    });
  });

  it('has the level that its own shown seconds have', () => {
    const alerts = { longestWaitSeconds: { warning: 60, critical: 120 }, callsWaiting: {} };
    const facts = [pbx.queued(0, '1.1')];
    expect(board(facts, 59.499, { alerts })).toMatchObject({
      longestWaitSeconds: 59,
      level: 'calm',
      levelReason: null,
    });
    expect(board(facts, 59.5, { alerts })).toMatchObject({
      longestWaitSeconds: 60,
      level: 'warning',
      levelReason: 'longestWait',
    });
    expect(board(facts, 120, { alerts })).toMatchObject({ level: 'critical', levelReason: 'longestWait' });
  });
});
