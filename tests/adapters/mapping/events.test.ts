import { describe, expect, it } from 'vitest';
import type { Input } from '#core/said/input';
import { listOf, replayedQueue } from '#tests/support/mapped';

const source = {
  adapter: 'rest',
  url: 'https://pbx.example/events',
  as: 'events',
  fields: { kind: 'event', call: 'call', queue: 'queue', leg: 'leg', agent: 'agent', at: 'time', caller: 'from' },
  kinds: {
    queued: ['ENTERQUEUE'],
    ringing: ['RING'],
    answered: ['CONNECT'],
    ended: ['COMPLETE', 'ABANDON', 'HANGUP'],
    left: ['EXIT'],
  },
  queues: { support: ['support', 'sup'], sales: ['sales'] },
};

type Event = { readonly event: string; readonly time: string; readonly [field: string]: string };
const event = (time: string, kind: string, call: string, more: { readonly [field: string]: string } = {}): Event => ({
  time: `2026-11-18 ${time}`,
  event: kind,
  call,
  ...more,
});
const support = { queue: 'support' };
const lines = (time: string, ...events: readonly Event[]): Input => listOf(time, ...events);
const board = (inputs: readonly Input[], time: string, id?: string) => replayedQueue(source, inputs, time, id);

describe('events of calls', () => {
  it('are the truth at every moment, by their own times', () => {
    const inputs = [
      lines('10:00:10', event('10:00:00', 'ENTERQUEUE', '1', support)),
      lines('10:00:20', event('10:00:12', 'RING', '1', { agent: '203' })),
      lines('10:00:30', event('10:00:24', 'CONNECT', '1', { ...support, agent: '203' })),
      lines('10:01:40', event('10:01:30', 'COMPLETE', '1', { ...support, agent: '203' })),
    ];
    expect(board(inputs.slice(0, 1), '10:00:15')).toMatchObject({ callsWaiting: 1, longestWaitSeconds: 15 });
    expect(board(inputs.slice(0, 2), '10:00:21')).toMatchObject({ callsWaiting: 1, agentsBusy: 1, agentsReady: 2 });
    expect(board(inputs.slice(0, 3), '10:00:31')).toMatchObject({
      callsWaiting: 0,
      answeredToday: 1,
      avgWaitSeconds: 24,
      agentsBusy: 1,
      agentsOther: null,
    });
    expect(board(inputs, '10:02:00')).toMatchObject({ answeredToday: 1, avgTalkSeconds: 66, agentsReady: 3 });
  });

  it('that end before an answer are lost calls, whoever is named as agent', () => {
    const inputs = [
      lines('10:00:00', event('10:00:00', 'ENTERQUEUE', '1', support)),
      lines('10:00:30', event('10:00:25', 'ABANDON', '1', { queue: 'sup', agent: 'NONE' })),
    ];
    expect(board(inputs, '10:00:31')).toMatchObject({ callsWaiting: 0, lostToday: 1, longestWaitTodaySeconds: 25 });
  });

  it('of a leg end the leg alone: the caller waits on', () => {
    const inputs = [
      lines('10:00:00', event('10:00:00', 'ENTERQUEUE', '1', support)),
      lines('10:00:05', event('10:00:05', 'RING', '1', { agent: '203', leg: '1-a' })),
      lines('10:00:20', event('10:00:20', 'HANGUP', '1', { agent: '203', leg: '1-a' })),
    ];
    expect(board(inputs, '10:00:21')).toMatchObject({ callsWaiting: 1, lostToday: 0, agentsReady: 3 });
  });

  it("of a leg whose id is the call's own end that leg alone, and the call where no phone has it", () => {
    const sent = [
      lines('10:00:00', event('10:00:00', 'ENTERQUEUE', '1', support)),
      lines('10:00:05', event('10:00:05', 'RING', '1', { agent: '203', leg: '1' })),
      lines('10:00:05', event('10:00:05', 'RING', '1', { agent: '0201', leg: '1-b' })),
      lines('10:00:15', event('10:00:15', 'HANGUP', '1', { agent: '203', leg: '1' })),
    ];
    expect(board(sent, '10:00:16')).toMatchObject({ callsWaiting: 1, lostToday: 0, agentsReady: 2, agentsBusy: 1 });
    const answered = [...sent, lines('10:00:20', event('10:00:20', 'CONNECT', '1', { agent: '0201', leg: '1-b' }))];
    expect(board(answered, '10:00:21')).toMatchObject({ answeredToday: 1, agentsBusy: 1 });
    // By now no phone has that id: it is the caller who hangs up.
    const over = [...answered, lines('10:01:20', event('10:01:20', 'HANGUP', '1', { leg: '1' }))];
    expect(board(over, '10:01:21')).toMatchObject({ answeredToday: 1, avgTalkSeconds: 60, agentsReady: 3 });
  });

  it('that end with a queue end that passage alone, however late it is told', () => {
    const inputs = [
      lines('10:00:00', event('10:00:00', 'ENTERQUEUE', '1', support)),
      lines('10:00:20', event('10:00:20', 'ENTERQUEUE', '1', { queue: 'sales' })),
      lines('10:00:21', event('10:00:20', 'ABANDON', '1', support)),
    ];
    expect(board(inputs, '10:00:30')).toMatchObject({ callsWaiting: 0, lostToday: 0, overflowedToday: 1 });
    expect(board(inputs, '10:00:30', 'sales')).toMatchObject({ callsWaiting: 1, longestWaitSeconds: 10 });
    const all = [...inputs, lines('10:00:40', event('10:00:40', 'ABANDON', '1', { queue: 'sales' }))];
    expect(board(all, '10:00:41', 'sales')).toMatchObject({ callsWaiting: 0, lostToday: 1 });
    const ended = [...inputs, lines('10:00:40', event('10:00:40', 'HANGUP', '1'))];
    expect(board(ended, '10:00:41', 'sales')).toMatchObject({ callsWaiting: 0, lostToday: 1 });
  });

  it('that end with a queue end the talk of that queue, and a later wait goes on', () => {
    const inputs = [
      lines('10:00:00', event('10:00:00', 'ENTERQUEUE', '1', support)),
      lines('10:00:10', event('10:00:10', 'CONNECT', '1', { ...support, agent: '203' })),
      lines('10:01:00', event('10:01:00', 'ENTERQUEUE', '1', { queue: 'sales' })),
      lines('10:01:01', event('10:01:00', 'COMPLETE', '1', { ...support, agent: '203' })),
    ];
    expect(board(inputs, '10:01:05')).toMatchObject({ answeredToday: 1, avgTalkSeconds: 50, agentsBusy: 0 });
    expect(board(inputs, '10:01:05', 'sales')).toMatchObject({ callsWaiting: 1 });
  });

  it('by which a call leaves are no lost calls, with a queue or without', () => {
    for (const where of [support, {}]) {
      const inputs = [
        lines('10:00:00', event('10:00:00', 'ENTERQUEUE', '1', support)),
        lines('10:00:30', event('10:00:30', 'EXIT', '1', where)),
      ];
      expect(board(inputs, '10:00:31')).toMatchObject({ callsWaiting: 0, lostToday: 0, overflowedToday: 1 });
    }
  });

  it('of no kind and no queue that is listed are passed over', () => {
    const inputs = [
      lines(
        '10:00:10',
        event('10:00:00', 'ENTERQUEUE', '1', support),
        event('10:00:01', 'ENTERQUEUE', '2', { queue: 'kitchen' }),
        event('10:00:02', 'CONFIGRELOAD', '1', support),
        event('10:00:03', 'ABANDON', '1', { queue: 'kitchen' }),
        event('10:00:04', 'ENTERQUEUE', '', support),
      ),
    ];
    expect(board(inputs, '10:00:10')).toMatchObject({ callsWaiting: 1, lostToday: 0 });
  });

  it('that are told again in the next answer happened once', () => {
    const day = [
      event('09:00:00', 'ENTERQUEUE', '1', support),
      event('09:00:10', 'CONNECT', '1', { ...support, agent: '203' }),
      event('09:05:00', 'COMPLETE', '1', support),
      event('09:06:00', 'ENTERQUEUE', '2', support),
      event('09:06:30', 'ABANDON', '2', support),
    ];
    const inputs = [lines('10:00:00', ...day.slice(0, 4)), lines('10:00:05', ...day), lines('10:00:10', ...day)];
    expect(board(inputs, '10:00:10')).toMatchObject({ answeredToday: 1, lostToday: 1, callsWaiting: 0 });
  });

  it('of a whole morning that come at once are counted as they happened, and not as lost after an hour', () => {
    const morning = [
      event('06:00:00', 'ENTERQUEUE', '1', support),
      event('06:00:40', 'CONNECT', '1', { ...support, agent: '203' }),
      event('06:20:40', 'COMPLETE', '1', support),
      event('07:00:00', 'ENTERQUEUE', '2', support),
      event('07:00:20', 'ABANDON', '2', support),
    ];
    expect(board([lines('12:00:00', ...morning)], '12:00:00')).toMatchObject({
      answeredToday: 1,
      lostToday: 1,
      inferredLostToday: 0,
      avgWaitSeconds: 40,
      avgTalkSeconds: 1200,
      agentsReady: 3,
    });
  });

  it('may name nobody who answered', () => {
    const inputs = [
      lines('10:00:25', event('10:00:00', 'ENTERQUEUE', '1', support), event('10:00:20', 'CONNECT', '1', support)),
    ];
    expect(board(inputs, '10:00:30')).toMatchObject({ answeredToday: 1, avgWaitSeconds: 20, agentsReady: 3 });
  });
});
