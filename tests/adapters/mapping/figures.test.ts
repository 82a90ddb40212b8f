import { describe, expect, it } from 'vitest';
import { listOf, replayedQueue } from '#tests/support/mapped';

const rest = { adapter: 'rest', url: 'https://pbx.example/list' };
const queues = { support: ['Support'], sales: ['Salg', 'Salg 2'] };

describe('counts', () => {
  const source = {
    ...rest,
    as: 'counts',
    fields: {
      queue: 'name',
      waiting: 'waiting',
      longestWaitSeconds: 'longest',
      answered: 'answered',
      lost: 'lost',
      averageWaitSeconds: 'average',
      agentsReady: 'ready',
      agentsBusy: 'busy',
      agentsOther: '0',
    },
    queues,
  };
  const support = {
    name: 'Support',
    waiting: 2,
    longest: '01:30',
    answered: '127',
    lost: 8,
    average: 72,
    ready: 4,
    busy: 2,
  };

  it('are the figures, and the longest wait goes on by itself', () => {
    expect(replayedQueue(source, [listOf('10:00:00', support)], '10:00:10')).toMatchObject({
      callsWaiting: 2,
      longestWaitSeconds: 100,
      answeredToday: 127,
      lostToday: 8,
      answerRate: 94.1,
      avgWaitSeconds: 72,
      agentsReady: 4,
      agentsBusy: 2,
      agentsOther: 0,
      agents: null,
      serviceLevel: null,
      overflowedToday: null,
    });
  });

  it('of several of their queues are added up, and of a part that is missing nothing is known', () => {
    const salg = { name: 'Salg', waiting: 1, longest: 5, answered: 10, lost: 1, average: 10, ready: 1, busy: 0 };
    const second = { name: 'Salg 2', waiting: 0, longest: 99, answered: 30, lost: 0, average: 20, ready: 2, busy: 1 };
    expect(replayedQueue(source, [listOf('10:00:00', salg, second)], '10:00:00', 'sales')).toMatchObject({
      callsWaiting: 1,
      longestWaitSeconds: 5,
      answeredToday: 40,
      lostToday: 1,
      avgWaitSeconds: 18,
      agentsReady: 3,
      agentsBusy: 1,
    });
    expect(replayedQueue(source, [listOf('10:00:00', salg)], '10:00:00', 'sales')).toMatchObject({
      callsWaiting: null,
      answeredToday: null,
      agentsReady: null,
    });
  });

  it('that a record lacks are unknown and never 0, also where they are an empty text', () => {
    const bare = { name: 'Support', waiting: '', answered: null, lost: 9 };
    expect(replayedQueue(source, [listOf('10:00:00', support), listOf('10:00:05', bare)], '10:00:05')).toMatchObject({
      callsWaiting: null,
      longestWaitSeconds: null,
      answeredToday: null,
      lostToday: 9,
      answerRate: null,
      agentsReady: null,
    });
  });

  it('may tell since when the oldest has waited, and no queue where there is but one', () => {
    const single = {
      ...rest,
      as: 'counts',
      fields: { waiting: 'w', oldestSince: 'since' },
      queues: { support: [] },
      times: 'dd-MM-yyyy HH:mm:ss',
    };
    const queue = replayedQueue(single, [listOf('10:00:00', { w: 3, since: '18-11-2026 09:58:00' })], '10:00:05');
    expect(queue).toMatchObject({ callsWaiting: 3, longestWaitSeconds: 125, answeredToday: null });
  });

  it.each([
    [
      { answered: 0, lost: 0 },
      { answeredToday: 0, answerRate: null, avgWaitSeconds: null },
    ],
    [{ answered: 0, lost: 2 }, { answerRate: 0 }],
  ])('%j: no rate of nothing', (counts, figures) => {
    const record = { ...support, ...counts, average: 0 };
    expect(replayedQueue(source, [listOf('10:00:00', record)], '10:00:00')).toMatchObject(figures);
  });
});

describe('records', () => {
  const source = {
    ...rest,
    as: 'records',
    fields: {
      call: 'id',
      queue: 'q',
      entered: 'start',
      answered: 'ans',
      ended: 'end',
      agent: 'who',
      caller: 'from',
    },
    queues,
  };
  const answered = {
    id: '007',
    q: 'Support',
    start: '2026-11-18T09:00:00',
    ans: '2026-11-18T09:00:30',
    end: 1794988900,
  };
  const lost = { id: 8, q: 'Support', start: 1794988800, ans: '', end: '1794988810000' };

  it('are calls that are over: who waits and who is free is not known', () => {
    expect(replayedQueue(source, [listOf('10:00:00', answered, lost)], '10:00:00')).toMatchObject({
      callsWaiting: null,
      longestWaitSeconds: null,
      agentsReady: null,
      answeredToday: 1,
      lostToday: 1,
      answerRate: 50,
      avgWaitSeconds: 30,
      avgTalkSeconds: 70,
      longestWaitTodaySeconds: 30,
      overflowedToday: null,
    });
  });

  it('count once however often they are told, and the last wording counts', () => {
    const later = { ...lost, ans: '2026-11-18T09:00:05' };
    const inputs = [listOf('10:00:00', answered, lost, lost), listOf('10:00:05', answered, later)];
    expect(replayedQueue(source, inputs, '10:00:05')).toMatchObject({ answeredToday: 2, lostToday: 0 });
  });

  it('of one caller in two queues are a call in each, and one that goes on is none yet', () => {
    const second = { ...answered, q: 'Salg 2' };
    const open = { ...lost, id: 9, end: null };
    const inputs = [listOf('10:00:00', answered, second, open)];
    expect(replayedQueue(source, inputs, '10:00:00')).toMatchObject({ answeredToday: 1, lostToday: 0 });
    expect(replayedQueue(source, inputs, '10:00:00', 'sales')).toMatchObject({ answeredToday: 1 });
  });

  it('without an id are known by caller and time, and hidden callers by all that is told', () => {
    const { id: _id, ...nameless } = lost;
    const inputs = [
      listOf('10:00:00', { ...nameless, from: '28374655' }, { ...nameless, from: '28374656' }, nameless),
      listOf('10:00:05', { ...nameless, from: '28374655' }, { ...nameless, end: 1794988811 }, nameless),
    ];
    expect(replayedQueue(source, inputs, '10:00:05')).toMatchObject({ lostToday: 4 });
  });

  it('that do not say when the talk ended leave the talk unknown, and it counts for no average', () => {
    const open = { ...answered, id: 'x', end: '' };
    expect(replayedQueue(source, [listOf('10:00:00', answered, open)], '10:00:00')).toMatchObject({
      answeredToday: 2,
      avgTalkSeconds: 70,
    });
  });
});

describe('agents', () => {
  const source = {
    ...rest,
    as: 'agents',
    fields: { agent: 'ext', name: 'name', state: 'state', reason: 'why' },
    states: { ready: ['Idle'], busy: ['InCall'], ringing: ['Ringing'], other: ['Break'], loggedOut: ['Off'] },
  };
  const agent = (ext: string, state: string, why = '') => ({ ext, name: `Agent ${ext}`, state, why });

  it('are in one state each, and what they are called is shown', () => {
    const list = listOf('10:00:00', agent('0201', 'Idle'), agent('0202', 'Break', 'Frokost'), agent('203', 'InCall'));
    const queue = replayedQueue(source, [list], '10:00:00');
    expect(queue).toMatchObject({ agentsReady: 1, agentsBusy: 1, agentsOther: 1, callsWaiting: null });
    expect(queue.agents).toContainEqual(
      expect.objectContaining({ id: '0202', name: 'Agent 0202', state: 'other', reason: 'Frokost' }),
    );
  });

  it('that are not listed any more, or are in a state that nobody has named, are not ready', () => {
    const inputs = [
      listOf('10:00:00', agent('0201', 'Idle'), agent('0202', 'Idle'), agent('203', 'Idle')),
      listOf('10:00:05', agent('0201', 'Idle'), agent('0202', 'Yoga')),
    ];
    const queue = replayedQueue(source, inputs, '10:00:05');
    expect(queue).toMatchObject({ agentsReady: 1, agentsOther: 1 });
    expect(queue.agents).toContainEqual(expect.objectContaining({ id: '0202', state: 'other', reason: 'Yoga' }));
  });

  it('that are logged out are in none', () => {
    const list = listOf('10:00:00', agent('0201', 'Off'), agent('0202', 'Ringing'), agent('203', 'Idle'));
    expect(replayedQueue(source, [list], '10:00:00')).toMatchObject({ agentsReady: 1, agentsBusy: 1, agentsOther: 0 });
  });
});
