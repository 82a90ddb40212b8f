import { describe, expect, it } from 'vitest';
import { member, newStory, noon, only } from './story.ts';

const [anna, bo] = [member('201'), member('202')];
const joined = (uniqueid: string) => ({ Queue: 'hall', Uniqueid: uniqueid });
const at = (seconds: number) => noon + seconds * 1_000;
const listedAt = (uniqueid: string, seconds: number) => `${uniqueid}@${at(seconds)}`;

/** A connection that is lost at 10 s and there again at 20 s. */
function cut(before: (story: ReturnType<typeof newStory>) => void, own: Parameters<typeof newStory>[0] = {}) {
  const story = newStory(own);
  story.notice(0, 'opened');
  before(story);
  story.notice(10, 'lost');
  story.notice(20, 'opened');
  return story;
}
const missed = (story: ReturnType<typeof newStory>, queue: object) =>
  only(story.list(20, [{ queue: 'hall', ...queue }]), 'calls-missed');
const told = (answered: number | null, abandoned: number | null, from: number = 0) => [
  { kind: 'calls-missed', queue: 'support', from: at(from), answered, abandoned },
];

it('who went is gone, who came is told, and who came again has begun to wait anew', () => {
  const story = cut((now) => {
    now.list(0, [{ queue: 'hall', waiting: { '1795.1': 3, '1795.2': 3, '1795.3': 3 } }]);
    now.tell(9, 'QueueCallerJoin', joined('1795.4'));
  });
  const facts = story.list(20, [{ queue: 'hall', waiting: { '1795.2': 23, '1795.3': 5, '1795.4': 11, '1795.5': 1 } }]);
  expect(only(facts, 'call-queued', 'waiting-listed')).toStrictEqual([
    { kind: 'call-queued', call: listedAt('1795.3', 15), queue: 'support', happenedAt: at(15), precision: 1_000 },
    { kind: 'call-queued', call: listedAt('1795.5', 19), queue: 'support', happenedAt: at(19), precision: 1_000 },
    {
      kind: 'waiting-listed',
      queue: 'support',
      calls: [listedAt('1795.2', -3), listedAt('1795.4', 9), listedAt('1795.3', 15), listedAt('1795.5', 19)],
    },
  ]);
});

it('what happens between the sign-in and the answer counts, and what is joined meanwhile is not gone', () => {
  const story = cut((now) => now.list(0, [{ queue: 'hall', members: [anna] }]));
  story.tell(20, 'QueueParams', { Queue: 'hall', Completed: 0, Abandoned: 0 });
  expect(story.tell(20, 'QueueCallerJoin', joined('1795.9'))).toMatchObject([{ kind: 'call-queued' }]);
  story.tell(20, 'QueueMemberAdded', { Queue: 'hall', ...bo });
  const facts = story.tell(20, 'QueueStatusComplete');
  expect(only(facts, 'waiting-listed', 'queue-members')).toMatchObject([
    { calls: [listedAt('1795.9', 20)] },
    { agents: ['202'] },
  ]);
});

it('its counts tell who was answered and who was abandoned, beyond what was heard', () => {
  const talking = { ...anna, Status: 2, InCall: 1 };
  const story = cut((now) => {
    now.list(0, [{ queue: 'hall', completed: 40, abandoned: 7, members: [talking, bo] }]);
    // Heard: one more answered, one hung up.
    now.tell(5, 'AgentConnect', { ...joined('1795.1'), ...bo });
    now.tell(5, 'HangupRequest', joined('1795.2'));
    now.tell(5, 'QueueCallerAbandon', joined('1795.2'));
  });
  // Both talks are over; three others were answered, of whom one still talks.
  const after = {
    completed: 44,
    abandoned: 10,
    members: [
      { ...talking, CallsTaken: 3 },
      { ...bo, CallsTaken: 1 },
    ],
  };
  expect(missed(story, after)).toStrictEqual(told(3, 2, 5));
});

it('nothing was missed where they are as they were', () => {
  const story = cut((now) => now.list(0, [{ queue: 'hall', completed: 40, abandoned: 7 }]));
  expect(missed(story, { completed: 40, abandoned: 7 })).toStrictEqual(told(0, 0));
  // Said once.
  expect(missed(story, { completed: 40, abandoned: 7 })).toStrictEqual([]);
});

it('is told from when nobody listened: also where the hub was away and nobody said that it was lost', () => {
  const story = newStory();
  story.list(0, [{ queue: 'hall' }]);
  story.tell(7, 'Newchannel');
  story.notice(20, 'opened');
  expect(missed(story, { completed: 2 })).toStrictEqual(told(2, 0, 7));
  story.notice(30, 'lost');
  story.notice(40, 'opened');
  story.notice(50, 'lost');
  story.notice(60, 'opened');
  expect(missed(story, { completed: 3 })).toStrictEqual(told(1, 0, 20));
});

describe('they cannot tell', () => {
  it.each([
    ['fewer answered: they were reset', { completed: 3, abandoned: 2 }],
    ['fewer abandoned: they were reset', { completed: 9, abandoned: 1 }],
    [
      'a member has taken fewer calls: they were reset',
      { completed: 9, abandoned: 2, members: [{ ...anna, CallsTaken: 1 }] },
    ],
    [
      'all members have come anew: it was started again',
      { completed: 9, abandoned: 2, members: [{ ...anna, CallsTaken: 4, LoginTime: 1_795_000_099 }] },
    ],
    ['they are not said', { completed: 'many', abandoned: 2 }],
  ])('%s', (_why, after) => {
    const story = cut((now) =>
      now.list(0, [{ queue: 'hall', completed: 5, abandoned: 2, members: [{ ...anna, CallsTaken: 2 }] }]),
    );
    expect(missed(story, after)).toStrictEqual(told(null, null));
  });

  it('who hung up, in a queue that lets go of callers by itself', () => {
    const story = cut((now) => {
      now.list(0, [{ queue: 'hall' }]);
      now.tell(5, 'QueueCallerAbandon', joined('1795.2'));
      now.tell(8, 'Newchannel');
    });
    expect(missed(story, { completed: 1, abandoned: 2 })).toStrictEqual(told(1, null, 8));
    story.notice(30, 'lost');
    story.notice(40, 'opened');
    expect(missed(story, { completed: 1, abandoned: 2 })).toStrictEqual(told(0, 0, 20));
  });

  it('who hung up before, where the queue is seen to let go of callers by itself only afterwards', () => {
    const story = cut((now) => now.list(0, [{ queue: 'hall' }]));
    expect(missed(story, { abandoned: 2 })).toStrictEqual(told(0, 2, 0));
    story.tell(22, 'QueueCallerJoin', joined('1795.7'));
    story.tell(23, 'HangupRequest', { Uniqueid: '1795.7' });
    const doubts = (seconds: number, uniqueid: string) =>
      only(story.tell(seconds, 'QueueCallerAbandon', joined(uniqueid)), 'missed-in-doubt');
    expect(doubts(24, '1795.7')).toStrictEqual([]);
    expect(doubts(30, '1795.2')).toStrictEqual([{ kind: 'missed-in-doubt', queue: 'support' }]);
    expect(doubts(31, '1795.3')).toStrictEqual([]);
  });

  it('who was answered, where an agent was taken out of the queue in a talk: not every version counts it', () => {
    const story = cut((now) => {
      now.list(0, [{ queue: 'hall', members: [anna, bo] }]);
      now.tell(5, 'AgentConnect', { ...joined('1795.1'), ...anna });
      now.tell(6, 'QueueMemberRemoved', { Queue: 'hall', ...anna });
      now.tell(7, 'AgentComplete', { Queue: 'hall', ...anna });
    });
    expect(missed(story, { completed: 0, members: [bo] })).toStrictEqual(told(null, 0, 7));
    // From the answer on it is sure again.
    story.notice(30, 'lost');
    story.notice(40, 'opened');
    expect(missed(story, { completed: 2, members: [bo] })).toStrictEqual(told(2, 0, 20));
  });

  it('nor where somebody was taken out while nobody listened: he may have been in a talk', () => {
    const story = cut((now) => now.list(0, [{ queue: 'hall', completed: 1, members: [anna, bo] }]));
    expect(missed(story, { completed: 3, members: [bo] })).toStrictEqual([{ ...told(2, 0, 0)[0], atLeast: true }]);
    // From the answer on it is sure again.
    story.notice(30, 'lost');
    story.notice(40, 'opened');
    expect(missed(story, { completed: 5, members: [bo] })).toStrictEqual(told(2, 0, 20));
  });

  it('nor where that talk still goes on at the answer before', () => {
    const story = cut((now) => {
      now.list(0, [{ queue: 'hall', members: [anna, bo] }]);
      now.tell(5, 'AgentConnect', { ...joined('1795.1'), ...anna });
      now.tell(6, 'QueueMemberRemoved', { Queue: 'hall', ...anna });
      now.list(7, [{ queue: 'hall', members: [bo] }]);
    });
    expect(missed(story, { completed: 1, members: [bo] })).toStrictEqual(told(null, 0, 7));
  });
});

it('an Asterisk that was stopped let go of its callers in its last instant: that is not how the queue treats them', () => {
  const story = cut((now) => {
    now.list(0, [{ queue: 'hall' }]);
    now.tell(9, 'QueueCallerAbandon', joined('1795.1'));
    now.tell(9, 'QueueCallerAbandon', joined('1795.2'));
  });
  expect(missed(story, { abandoned: 3 })).toStrictEqual(told(0, 1, 9));
});

it('and its last instant is two seconds long', () => {
  const abandonedBefore = (seconds: number) =>
    missed(
      cut((now) => {
        now.list(0, [{ queue: 'hall' }]);
        now.tell(9 - seconds, 'QueueCallerAbandon', joined('1795.1'));
        now.tell(9, 'Newchannel');
      }),
      { abandoned: 2 },
    );
  expect(abandonedBefore(1.999)).toStrictEqual(told(0, 1, 9));
  expect(abandonedBefore(2)).toStrictEqual(told(0, null, 9));
});

it('who has waited since before the connection was lost, by whole seconds, has not come again', () => {
  const calls = (wait: number) => {
    const story = cut((now) => now.list(9, [{ queue: 'hall', waiting: { '1795.1': 3 } }]));
    return only(story.list(20, [{ queue: 'hall', waiting: { '1795.1': wait } }]), 'waiting-listed');
  };
  expect(calls(10)).toMatchObject([{ calls: [listedAt('1795.1', 6)] }]);
  expect(calls(9)).toMatchObject([{ calls: [listedAt('1795.1', 11)] }]);
});

describe('a talk', () => {
  const talk = { ...joined('1795.1'), ...anna, DestUniqueid: '1795.2' };
  const busy = { ...anna, Status: 2, CallsTaken: 3, LastCall: 1_700_000_000 };
  const after = (is: object) => {
    const story = cut((now) => {
      now.list(0, [{ queue: 'hall', members: [busy, bo] }]);
      now.tell(5, 'AgentConnect', talk);
    });
    return only(story.list(20, [{ queue: 'hall', members: [{ ...busy, ...is }] }]), 'leg-ended');
  };
  const ended = { kind: 'leg-ended', id: '1795.2', transferred: false };

  it('goes on with whom it went on', () => {
    expect(after({})).toStrictEqual([]);
    // A reload forgets that he is in a call of the queue.
    expect(after({ InCall: 0 })).toStrictEqual([]);
  });

  it('is over where his phone is free, or he has taken another since, or is no member any more', () => {
    expect(after({ Status: 1 })).toStrictEqual([ended]);
    expect(after({ CallsTaken: 4 })).toStrictEqual([ended]);
    expect(after({ Interface: 'PJSIP/209' })).toStrictEqual([ended]);
  });

  it('was over when Asterisk says that his last one was, if that can be', () => {
    const over = (seconds: number) => after({ CallsTaken: 4, LastCall: at(seconds) / 1_000 });
    expect(over(12)).toStrictEqual([{ ...ended, happenedAt: at(12), precision: 1_000 }]);
    expect(over(4)).toStrictEqual([{ ...ended, happenedAt: at(4), precision: 1_000 }]);
    expect(over(3)).toStrictEqual([ended]);
    expect(over(21)).toStrictEqual([ended]);
  });
});

it('members are who is listed, each as he is listed', () => {
  const story = cut((now) => now.list(0, [{ queue: 'hall', members: [anna, bo] }]));
  const facts = story.list(20, [{ queue: 'hall', members: [{ ...anna, Paused: 1, PausedReason: 'Mail' }] }]);
  expect(only(facts, 'queue-members', 'agent-state', 'agents-listed')).toStrictEqual([
    { kind: 'queue-members', queue: 'support', agents: ['201'] },
    { kind: 'agent-state', agent: '201', queue: 'support', presence: 'other', reason: 'Mail' },
    { kind: 'agents-listed', agents: ['201'] },
  ]);
});
