import { describe, expect, it } from 'vitest';
import { extensionOf } from '#adapters/asterisk/members/agent';
import type { Story } from './story.ts';
import { member, newStory, noon, only, said } from './story.ts';

const hall = { Queue: 'hall' };
const state = (agent: string, presence: string, more: object = {}) => ({
  kind: 'agent-state',
  agent,
  queue: 'support',
  presence,
  ...more,
});

function listed(own: Parameters<typeof newStory>[0] = {}, ...extensions: readonly string[]): Story {
  const story = newStory(own);
  const members = extensions.map((extension) => member(extension));
  story.list(0, [
    { queue: 'hall', members },
    { queue: 'pay', members },
  ]);
  return story;
}

describe('what an agent does', () => {
  it.each([
    [{ Status: 1 }, 'ready'],
    [{ Status: 1, Paused: 1, PausedReason: 'Frokost' }, 'other', 'Frokost'],
    [{ Status: 1, Paused: 1 }, 'other'],
    [{ Status: 2 }, 'talking'],
    [{ Status: 2, Paused: 1, PausedReason: 'Frokost' }, 'talking'],
    [{ Status: 3 }, 'talking'],
    [{ Status: 6 }, 'ringing'],
    [{ Status: 7 }, 'talking'],
    [{ Status: 8 }, 'talking'],
    [{ Status: 0 }, 'other'],
    [{ Status: 4 }, 'other'],
    [{ Status: 5 }, 'other'],
    [{ Status: 'wrong' }, 'other'],
  ])('%o: %s', (lines, presence, reason?: string) => {
    const facts = listed({}, '201').tell(1, 'QueueMemberStatus', { ...hall, ...member('201', lines) });
    expect(said(facts)).toStrictEqual([state('201', presence, reason === undefined ? {} : { reason })]);
  });

  it("is told of him by each of his queues, since a pause is one queue's own", () => {
    const story = listed({}, '201');
    story.tell(1, 'QueueMemberPause', { ...hall, ...member('201', { Paused: 1, PausedReason: 'Mail' }) });
    const facts = story.tell(2, 'QueueMemberStatus', { Queue: 'pay', ...member('201', { Status: 5 }) });
    expect(said(facts)).toStrictEqual([{ ...state('201', 'other'), queue: 'sales' }]);
    expect(story.known().members).toMatchObject([
      { paused: true, status: 1 },
      { paused: false, status: 5 },
    ]);
  });
});

describe('who an agent is', () => {
  it.each([
    ['PJSIP/201', '201'],
    ['SIP/0201', '0201'],
    ['Local/201@from-queue/n', '201'],
    ['hint:201@ext-local', '201'],
    ['Agent:201', '201'],
    ['201', '201'],
    ['PJSIP/', 'PJSIP/'],
    ['', ''],
  ])('%s is %s', (device, extension) => {
    expect(extensionOf(device)).toBe(extension);
  });

  it('is said by the phone behind a local channel, and called by his name', () => {
    const lines = { Interface: 'Local/9206@agents/n', StateInterface: 'PJSIP/206', MemberName: 'Finn Krog' };
    const facts = listed().tell(1, 'QueueMemberAdded', { ...hall, ...member('206', lines) });
    expect(said(facts)).toStrictEqual([
      { kind: 'agent-named', agent: '206', name: 'Finn Krog' },
      { kind: 'queue-members', queue: 'support', agents: ['206'] },
      state('206', 'ready'),
    ]);
  });

  it('is another one where another phone has the same extension', () => {
    const story = listed({}, '201');
    const other = member('201', { Interface: 'SIP/201', StateInterface: 'SIP/201' });
    const facts = story.tell(1, 'QueueMemberAdded', { ...hall, ...other });
    expect(only(facts, 'queue-members')).toMatchObject([{ agents: ['201', 'SIP/201'] }]);
    // In the other queue as well, and when he is told of again.
    expect(story.tell(2, 'QueueMemberAdded', { Queue: 'pay', ...other }).at(-1)).toMatchObject({ agent: 'SIP/201' });
    expect(story.tell(3, 'QueueMemberStatus', { ...hall, ...other })).toMatchObject([{ agent: 'SIP/201' }]);
    expect(story.tell(3, 'QueueMemberStatus', { ...hall, ...member('201') })).toMatchObject([{ agent: '201' }]);
  });

  it('has a name only where it is one, and a new one when it changes', () => {
    const story = listed();
    const told = (name: string) =>
      only(story.tell(1, 'QueueMemberStatus', { ...hall, ...member('201', { MemberName: name }) }), 'agent-named');
    expect(told('PJSIP/201')).toStrictEqual([]);
    expect(told('****')).toStrictEqual([]);
    expect(told('Søren Kjær')).toStrictEqual([{ kind: 'agent-named', agent: '201', name: 'Søren Kjær' }]);
    expect(told('Søren Kjær')).toStrictEqual([]);
    expect(told('Søren: Hall')).toStrictEqual([{ kind: 'agent-named', agent: '201', name: 'Søren: Hall' }]);
  });
});

describe('members come and go', () => {
  it('and who is removed is none any more', () => {
    const story = listed({}, '201', '202');
    const facts = story.tell(1, 'QueueMemberRemoved', { ...hall, ...member('201') });
    expect(said(facts)).toStrictEqual([{ kind: 'queue-members', queue: 'support', agents: ['202'] }]);
    expect(story.known().members).toHaveLength(3);
  });

  it('and are told of before any list: then their queue is not yet known whole', () => {
    const facts = newStory().tell(1, 'QueueMemberAdded', { ...hall, ...member('201') });
    expect(said(facts)).toStrictEqual([
      { kind: 'agent-named', agent: '201', name: 'Agent 201' },
      state('201', 'ready'),
    ]);
  });

  it.each(['QueueMemberPenalty', 'QueueMemberRinginuse', 'QueueMemberPause', 'QueueMemberStatus'])(
    '%s tells of one who was not known to be one',
    (event) => {
      const facts = listed({}, '202').tell(1, event, { ...hall, ...member('201') });
      expect(only(facts, 'queue-members')).toStrictEqual([
        { kind: 'queue-members', queue: 'support', agents: ['202', '201'] },
      ]);
    },
  );

  it('and there are so many at most', () => {
    const story = newStory();
    const add = (n: number) => story.tell(0, 'QueueMemberAdded', { ...hall, ...member(`${10_000 + n}`) });
    for (let n = 0; n < 2_000; n += 1) add(n);
    expect(() => add(2_000)).toThrow("Asterisk's queues have more than 2000 members: those beyond are not counted.");
    expect(add(0)).toHaveLength(1);
  });
});

describe('a talk, and what follows it', () => {
  const connect = { ...hall, Uniqueid: '1795.1', DestUniqueid: '1795.2', Interface: 'PJSIP/201' };
  const until = (seconds: number) => ({ until: noon + seconds * 1_000 });

  it('ends with the phone in use, told by each queue, whatever becomes of AgentComplete', () => {
    const story = listed({}, '201');
    story.tell(1, 'QueueMemberStatus', { ...hall, ...member('201', { Status: 2 }) });
    story.tell(1, 'QueueMemberStatus', { Queue: 'pay', ...member('201', { Status: 2 }) });
    story.tell(1, 'AgentConnect', connect);
    expect(said(story.tell(30, 'QueueMemberStatus', { ...hall, ...member('201') }))).toStrictEqual([
      state('201', 'ready'),
    ]);
    expect(said(story.tell(30, 'QueueMemberStatus', { Queue: 'pay', ...member('201') }))).toStrictEqual([
      { kind: 'leg-ended', id: '1795.2', transferred: false },
      state('201', 'ready'),
      { ...state('201', 'ready'), queue: 'sales' },
    ]);
    expect(only(story.tell(30, 'AgentComplete', connect), 'leg-ended')).toStrictEqual([]);
  });

  it('is seen where Asterisk tells no state of the phone, as of a mobile', () => {
    const story = listed({}, '201');
    expect(only(story.tell(1, 'AgentConnect', connect), 'agent-state')).toMatchObject([
      { queue: 'support', presence: 'talking' },
      { queue: 'sales', presence: 'talking' },
    ]);
    expect(story.tell(2, 'QueueMemberStatus', { ...hall, ...member('201') })).toMatchObject([{ presence: 'talking' }]);
    expect(only(story.tell(9, 'AgentComplete', connect), 'leg-ended', 'agent-state')).toMatchObject([
      { kind: 'leg-ended' },
      { queue: 'support', presence: 'ready' },
      { queue: 'sales', presence: 'ready' },
    ]);
  });

  it('is followed by wrap-up in each queue that has one, for as long as it says', () => {
    const story = listed({ wrapUpSeconds: { support: 5, sales: 0 } }, '201');
    story.tell(1, 'AgentConnect', connect);
    expect(only(story.tell(20, 'AgentComplete', connect), 'agent-state')).toStrictEqual([
      state('201', 'wrapUp', until(25)),
      { ...state('201', 'ready'), queue: 'sales' },
    ]);
    const told = (seconds: number, lines = {}) =>
      said(story.tell(seconds, 'QueueMemberStatus', { ...hall, ...member('201', lines) }));
    expect(told(20.5)).toStrictEqual([state('201', 'wrapUp', until(25))]);
    expect(told(21, { Status: 2 })).toStrictEqual([state('201', 'talking')]);
    expect(told(22)).toStrictEqual([state('201', 'wrapUp', until(25))]);
    expect(told(23, { Paused: 1 })).toStrictEqual([
      state('201', 'wrapUp', { ...until(25), next: { presence: 'other' } }),
    ]);
    expect(told(25)).toStrictEqual([state('201', 'ready')]);
  });

  it('of a queue that the agent was in as well, is followed by wrap-up there too', () => {
    const story = listed({ wrapUpSeconds: { sales: 10 } }, '201');
    const facts = story.tell(20, 'AgentComplete', connect);
    expect(only(facts, 'agent-state')).toStrictEqual([
      state('201', 'ready'),
      { ...state('201', 'wrapUp', until(30)), queue: 'sales' },
    ]);
    // An own call is followed by none.
    story.tell(40, 'QueueMemberStatus', { Queue: 'pay', ...member('201', { Status: 2 }) });
    expect(story.tell(50, 'QueueMemberStatus', { Queue: 'pay', ...member('201') })).toMatchObject([
      { presence: 'ready' },
    ]);
  });
});
