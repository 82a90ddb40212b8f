import { describe, expect, it } from 'vitest';
import { message, newStory, noon, only, said } from './story.ts';

const hall = { Queue: 'hall', Uniqueid: '1795.1' };
const agent = { Interface: 'PJSIP/201', MemberName: 'Anna', DestUniqueid: '1795.2' };
const call = `1795.1@${noon}`;

it('a caller joins, with his number where it is told', () => {
  const story = newStory();
  const facts = story.tell(0, 'QueueCallerJoin', { ...hall, CallerIDNum: '4599100084' });
  expect(facts).toStrictEqual([
    { kind: 'call-queued', source: 'pbx', at: noon, call, queue: 'support', caller: '4599100084' },
  ]);
  for (const number of ['<unknown>', 'unknown', '', 'Anonymous', '******', '+45 99 10 00 84']) {
    const hidden = newStory().tell(0, 'QueueCallerJoin', { ...hall, CallerIDNum: number });
    expect(hidden[0]).toStrictEqual({
      kind: 'call-queued',
      source: 'pbx',
      at: noon,
      call,
      queue: 'support',
      ...(number.startsWith('+') && { caller: number }),
    });
  }
});

it('takes a queue by its name, large or small, and passes over those that are not set up', () => {
  expect(newStory().tell(0, 'QueueCallerJoin', { ...hall, Queue: 'HALL' })).toMatchObject([{ queue: 'support' }]);
  expect(newStory().tell(0, 'QueueCallerJoin', { ...hall, Queue: 'night' })).toStrictEqual([]);
  expect(newStory().tell(0, 'QueueCallerJoin', { ...hall, Queue: 'support' })).toStrictEqual([]);
});

it('an answer: the leave just before it is one by key until the answer comes', () => {
  const story = newStory();
  story.tell(0, 'QueueCallerJoin', hall);
  expect(said(story.tell(4, 'QueueCallerLeave', hall))).toStrictEqual([
    { kind: 'call-left', call, queue: 'support', reason: 'key' },
  ]);
  expect(said(story.tell(4.001, 'AgentConnect', { ...hall, ...agent }))).toStrictEqual([
    { kind: 'leg-answered', leg: '1795.2', agent: '201', linked: call },
  ]);
  const complete = { Queue: 'hall', ...agent, TalkTime: 33, Reason: 'caller' };
  expect(said(story.tell(37, 'AgentComplete', complete))).toStrictEqual([
    { kind: 'leg-ended', id: '1795.2', transferred: false, durationSeconds: 33 },
  ]);
  expect(story.known()).toMatchObject({ waiting: [], leftNow: [], talks: [] });
});

it('an answer before the leave is one as well', () => {
  const story = newStory();
  story.tell(0, 'QueueCallerJoin', hall);
  expect(said(story.tell(4, 'AgentConnect', { ...hall, ...agent }))).toMatchObject([{ linked: call }]);
  expect(story.tell(4, 'QueueCallerLeave', hall)).toStrictEqual([]);
});

describe('nobody answers', () => {
  const abandon = (requests: readonly string[]) => {
    const story = newStory();
    story.tell(0, 'QueueCallerJoin', hall);
    for (const uniqueid of requests) story.tell(9, 'HangupRequest', { Uniqueid: uniqueid });
    const facts = said(story.tell(9, 'QueueCallerAbandon', hall));
    expect(story.tell(9, 'QueueCallerLeave', hall)).toStrictEqual([]);
    expect(story.known().waiting).toStrictEqual([]);
    return facts;
  };

  it('he hung up: the end of his channel was asked for before', () => {
    expect(abandon(['1795.1'])).toStrictEqual([{ kind: 'leg-ended', id: call, transferred: false }]);
  });

  it('the queue let go of him: it was not, or that of others', () => {
    const timeout = [{ kind: 'call-left', call, queue: 'support', reason: 'timeout' }];
    expect(abandon([])).toStrictEqual(timeout);
    expect(abandon(['1795.10', '795.1'])).toStrictEqual(timeout);
  });

  it('he left by key: nothing follows the leave', () => {
    const story = newStory();
    story.tell(0, 'QueueCallerJoin', hall);
    expect(said(story.tell(9, 'QueueCallerLeave', hall))).toMatchObject([{ kind: 'call-left', reason: 'key' }]);
  });
});

it('the same channel comes again: into another queue, and into the same one before the first talk is told to be over', () => {
  const story = newStory();
  story.tell(0, 'QueueCallerJoin', hall);
  story.tell(5, 'QueueCallerAbandon', hall);
  story.tell(5, 'QueueCallerLeave', hall);
  const pay = { ...hall, Queue: 'pay' };
  expect(said(story.tell(6, 'QueueCallerJoin', pay))).toMatchObject([
    { queue: 'sales', call: `1795.1@${noon + 6_000}` },
  ]);
  story.tell(8, 'QueueCallerLeave', pay);
  story.tell(8, 'AgentConnect', { ...pay, ...agent });
  const again = said(story.tell(20, 'QueueCallerJoin', pay));
  expect(again).toStrictEqual([{ kind: 'call-queued', call: `1795.1@${noon + 20_000}`, queue: 'sales' }]);
  const complete = { ...pay, ...agent, Reason: 'transfer', TalkTime: 12 };
  expect(said(story.tell(20, 'AgentComplete', complete))).toStrictEqual([
    { kind: 'leg-ended', id: '1795.2', transferred: true, durationSeconds: 12 },
  ]);
  expect(story.known().waiting).toMatchObject([{ call: `1795.1@${noon + 20_000}` }]);
});

describe('a talk that is over is found by its queue and agent', () => {
  const talks = () => {
    const story = newStory();
    story.tell(0, 'AgentConnect', { ...hall, ...agent });
    story.tell(1, 'AgentConnect', { ...hall, ...agent, Uniqueid: '1795.7', DestUniqueid: '1795.8' });
    story.tell(2, 'AgentConnect', { ...hall, ...agent, Interface: 'PJSIP/202', DestUniqueid: '1795.9' });
    return story;
  };
  const by = { Queue: 'hall', Interface: 'PJSIP/201' };

  it.each([
    ['the caller where it is his', { Uniqueid: '1795.7' }, '1795.8'],
    ['the first where no caller is named', {}, '1795.2'],
    ['the first where it names another channel, as after a transfer', { Uniqueid: '1795.77' }, '1795.2'],
  ])('%s', (_why, lines, leg) => {
    expect(talks().tell(9, 'AgentComplete', { ...by, ...lines })).toMatchObject([{ kind: 'leg-ended', id: leg }]);
  });

  it('and one that was there before us tells nothing', () => {
    expect(said(newStory().tell(9, 'AgentComplete', { ...by, Uniqueid: '1795.1' }))).toStrictEqual([]);
  });
});

it('an answer to one who was not seen to wait, by an agent of whom nothing is known', () => {
  const facts = newStory().tell(0, 'AgentConnect', { ...hall, Interface: 'Local/301@from-queue/n' });
  expect(said(facts)).toStrictEqual([{ kind: 'leg-answered', leg: `1795.1@${noon}`, agent: '301' }]);
});

describe('holds no more than it must', () => {
  it('of callers: those beyond are refused in a sentence, and who leaves makes room', () => {
    const story = newStory();
    const join = (n: number) => story.tell(0, 'QueueCallerJoin', { Queue: 'hall', Uniqueid: `1795.${n}` });
    for (let n = 0; n < 2_000; n += 1) join(n);
    expect(() => join(2_000)).toThrow(
      "More than 2000 callers wait in Asterisk's queues: those beyond are not counted.",
    );
    story.tell(1, 'QueueCallerLeave', { Queue: 'hall', Uniqueid: '1795.0' });
    expect(join(2_001)).toHaveLength(1);
  });

  it('of those who left a moment ago, of channels that end, and of talks', () => {
    const story = newStory();
    for (let n = 0; n < 250; n += 1) {
      story.tell(n, 'QueueCallerJoin', { Queue: 'hall', Uniqueid: `1795.${n}` });
      story.tell(n, 'HangupRequest', { Uniqueid: `1795.${n}` });
      story.tell(n, 'QueueCallerLeave', { Queue: 'hall', Uniqueid: `1795.${n}` });
    }
    expect(story.known()).toMatchObject({ leftNow: { length: 100 }, hangingUp: { length: 200 } });
    const answer = story.tell(251, 'AgentConnect', { ...agent, Queue: 'hall', Uniqueid: '1795.249' });
    expect(answer).toMatchObject([{ linked: `1795.249@${noon + 249_000}` }]);
    for (let n = 0; n < 2_100; n += 1)
      story.tell(252, 'AgentConnect', { ...hall, ...agent, DestUniqueid: `1796.${n}` });
    expect(story.known().talks).toHaveLength(2_000);
  });

  it('and neither a number nor the name of a caller', () => {
    const story = newStory();
    story.tell(0, 'QueueCallerJoin', { ...hall, CallerIDNum: '4599100084', CallerIDName: 'Søren Kjær' });
    story.tell(1, 'QueueEntry', { ...hall, Wait: 3, CallerIDNum: '4599100084', ActionID: 'x' });
    expect(JSON.stringify(story.known())).not.toMatch(/4599|Kj/);
  });
});

describe('what makes no sense', () => {
  it.each(['QueueCallerJoin', 'QueueCallerLeave', 'QueueCallerAbandon', 'QueueEntry'])(
    '%s without a caller',
    (event) => {
      expect(() => newStory().tell(0, event, { Queue: 'hall' })).toThrow('has no Uniqueid, or one that is too long');
      expect(() => newStory().tell(0, event, { Queue: 'hall', Uniqueid: '9'.repeat(200) })).not.toThrow();
      const long = { Queue: 'hall', Uniqueid: '9'.repeat(201) };
      expect(() => newStory().tell(0, event, long)).toThrow('has no Uniqueid, or one that is too long');
    },
  );

  it('a queue without a name, a member without a phone, and no message at all', () => {
    expect(() => newStory().tell(0, 'QueueCallerJoin', { Uniqueid: '1795.1' })).toThrow('has no Queue');
    expect(() => newStory().tell(0, 'AgentConnect', hall)).toThrow('has no Interface');
    expect(() => newStory().tell(0, 'AgentComplete', hall)).toThrow('has no Interface');
    expect(() => newStory().text(0, 'GET / HTTP/1.1')).toThrow('neither an event nor an answer');
    expect(() => newStory().text(0, message({ Queue: 'hall' }))).toThrow('neither an event nor an answer');
  });

  it('and what is of no use says nothing', () => {
    for (const event of ['Newchannel', 'AgentCalled', 'QueueSummary', 'VarSet']) {
      expect(newStory().tell(0, event, hall)).toStrictEqual([]);
    }
    expect(newStory().text(0, message({ Response: 'Error', Message: 'Permission denied' }))).toStrictEqual([]);
    expect(newStory().tell(0, 'HangupRequest', {})).toStrictEqual([]);
  });
});

it('reads the events of what happened while it is told, among the parts of an answer', () => {
  const story = newStory();
  story.tell(0, 'QueueParams', { Queue: 'hall', Completed: 0, Abandoned: 0, ActionID: 'a' });
  story.tell(0, 'QueueEntry', { ...hall, Wait: 7, ActionID: 'a' });
  story.tell(0, 'QueueEntry', { ...hall, Uniqueid: '1795.5', Wait: 3, ActionID: 'a' });
  story.tell(0, 'QueueCallerJoin', { ...hall, Uniqueid: '1795.6' });
  story.tell(0, 'QueueCallerLeave', hall);
  const facts = story.tell(0, 'QueueStatusComplete', { ActionID: 'a' });
  expect(only(facts, 'call-queued', 'waiting-listed')).toStrictEqual([
    {
      kind: 'call-queued',
      call: `1795.5@${noon - 3_000}`,
      queue: 'support',
      happenedAt: noon - 3_000,
      precision: 1_000,
    },
    { kind: 'waiting-listed', queue: 'support', calls: [`1795.6@${noon}`, `1795.5@${noon - 3_000}`] },
  ]);
});
