import { describe, expect, it } from 'vitest';
import { member, message, newStory, noon, only, said } from './story.ts';

const [anna, bo] = [member('201'), member('202')];
const joined = (uniqueid: string) => ({ Queue: 'hall', Uniqueid: uniqueid });
const at = (seconds: number) => noon + seconds * 1_000;
const listedAt = (uniqueid: string, seconds: number) => `${uniqueid}@${at(seconds)}`;

describe('the first answer', () => {
  it('tells who waits and since when, who the members are and what they do, and nothing that was missed', () => {
    const story = newStory();
    story.notice(0, 'opened');
    const facts = story.list(60, [
      {
        queue: 'hall',
        completed: 40,
        abandoned: 7,
        members: [anna, { ...bo, Status: 2, InCall: 1 }],
        waiting: { '1795.1': 50, '1795.2': 0 },
      },
      { queue: 'pay' },
      { queue: 'night', members: [member('209')], waiting: { '1795.3': 9 } },
    ]);
    const base = { source: 'pbx', at: at(60) };
    const support = { ...base, queue: 'support' };
    const [one, two] = [listedAt('1795.1', 10), listedAt('1795.2', 60)];
    expect(facts).toStrictEqual([
      { kind: 'call-queued', ...support, call: one, happenedAt: at(10), precision: 1_000 },
      { kind: 'call-queued', ...support, call: two, happenedAt: at(60), precision: 1_000 },
      { kind: 'waiting-listed', ...support, calls: [one, two] },
      { kind: 'queue-members', ...support, agents: ['201', '202'] },
      { kind: 'agent-named', ...base, agent: '201', name: 'Agent 201' },
      { kind: 'agent-named', ...base, agent: '202', name: 'Agent 202' },
      { kind: 'agent-state', ...support, agent: '201', presence: 'ready' },
      { kind: 'agent-state', ...support, agent: '202', presence: 'talking' },
      { kind: 'waiting-listed', ...base, queue: 'sales', calls: [] },
      { kind: 'queue-members', ...base, queue: 'sales', agents: [] },
      { kind: 'agents-listed', ...base, agents: ['201', '202'] },
    ]);
  });

  it('leaves a wait open that it does not tell', () => {
    const story = newStory();
    story.tell(0, 'QueueParams', { Queue: 'hall' });
    story.tell(0, 'QueueEntry', joined('1795.1'));
    expect(said(story.tell(0, 'QueueStatusComplete'))[0]).toStrictEqual({
      kind: 'call-queued',
      call: listedAt('1795.1', 0),
      queue: 'support',
      atLeast: true,
    });
  });

  it('is told only when it is complete, by whatever name, and anew when it begins anew', () => {
    const story = newStory();
    story.tell(0, 'QueueParams', { Queue: 'hall', ActionID: 'a' });
    story.tell(0, 'QueueEntry', { ...joined('1795.1'), Wait: 5, ActionID: 'a' });
    story.tell(1, 'QueueParams', { Queue: 'pay' });
    expect(only(story.tell(1, 'QueueStatusComplete'), 'waiting-listed')).toMatchObject([{ queue: 'sales' }]);
    story.text(
      2,
      message({ Response: 'Success', ActionID: 'a', EventList: 'start', Message: 'Queue status will follow' }),
    );
    story.tell(2, 'QueueParams', { Queue: 'hall', ActionID: 'a' });
    expect(only(story.tell(2, 'QueueStatusComplete', { ActionID: 'a' }), 'waiting-listed')).toMatchObject([
      { queue: 'support', calls: [] },
    ]);
    expect(story.tell(3, 'QueueStatusComplete', { ActionID: 'b' })).toStrictEqual([]);
  });

  it('of one queue tells of no other', () => {
    const story = newStory();
    story.list(0, [
      { queue: 'hall', members: [anna], waiting: { '1795.1': 0 } },
      { queue: 'pay', members: [bo] },
    ]);
    const facts = story.list(1, [{ queue: 'pay', members: [bo] }]);
    expect(facts.map((fact) => ('queue' in fact ? fact.queue : fact.kind))).toStrictEqual(['sales', 'sales', 'sales']);
    expect(story.known()).toMatchObject({ waiting: { length: 1 }, members: { length: 2 } });
  });
});

describe('a later answer, while everything is heard', () => {
  it('is believed about who came, whose join may be on its way', () => {
    const story = newStory();
    story.list(0, [{ queue: 'hall' }]);
    const facts = story.list(10, [{ queue: 'hall', waiting: { '1795.1': 0 } }]);
    expect(only(facts, 'call-queued')).toMatchObject([{ call: listedAt('1795.1', 10), happenedAt: at(10) }]);
    expect(story.tell(10, 'QueueCallerJoin', joined('1795.1'))).toStrictEqual([]);
  });

  it('and about who went only the second time, since his leave may be on its way', () => {
    const story = newStory();
    story.list(0, [{ queue: 'hall', members: [anna, bo], waiting: { '1795.1': 3, '1795.2': 3, '1795.3': 3 } }]);
    const calls = ['1795.1', '1795.2', '1795.3'].map((uniqueid) => listedAt(uniqueid, -3));
    const second = story.list(10, [{ queue: 'hall', members: [anna], waiting: { '1795.3': 13 } }]);
    expect(only(second, 'waiting-listed', 'queue-members')).toMatchObject([{ calls }, { agents: ['201', '202'] }]);
    expect(said(story.tell(10, 'QueueCallerLeave', joined('1795.1')))).toMatchObject([
      { kind: 'call-left', call: calls[0] },
    ]);
    const third = story.list(20, [{ queue: 'hall', members: [anna], waiting: { '1795.3': 23 } }]);
    expect(only(third, 'waiting-listed', 'queue-members')).toMatchObject([{ calls: [calls[2]] }, { agents: ['201'] }]);
  });

  it('nor is one gone for good who was left out once', () => {
    const story = newStory();
    const waiting = { '1795.1': 3 };
    story.list(0, [{ queue: 'hall', members: [anna], waiting }]);
    story.list(10, [{ queue: 'hall' }]);
    story.list(20, [{ queue: 'hall', members: [anna], waiting: { '1795.1': 23 } }]);
    const fourth = story.list(30, [{ queue: 'hall' }]);
    expect(only(fourth, 'waiting-listed', 'queue-members')).toMatchObject([
      { calls: [listedAt('1795.1', -3)] },
      { agents: ['201'] },
    ]);
  });

  it('says nothing of missed calls, even where its counts were reset', () => {
    const story = newStory();
    story.list(0, [{ queue: 'hall', completed: 9, abandoned: 3 }]);
    expect(only(story.list(10, [{ queue: 'hall', completed: 0, abandoned: 0 }]), 'calls-missed')).toStrictEqual([]);
  });
});

describe('holds no more than it must', () => {
  it('of answers that never come to their end', () => {
    const story = newStory();
    for (let n = 0; n < 9; n += 1) story.tell(0, 'QueueParams', { Queue: 'hall', ActionID: `a-${n}` });
    expect(story.known().listings.map(({ id }) => id)).toStrictEqual(['a-5', 'a-6', 'a-7', 'a-8']);
    story.notice(1, 'lost');
    expect(story.known().listings).toStrictEqual([]);
  });

  it('of callers and members in an answer: those beyond are refused, the others told', () => {
    const story = newStory();
    story.tell(0, 'QueueParams', { Queue: 'hall' });
    const entry = (n: number) => story.tell(0, 'QueueEntry', { ...joined(`1795.${n}`), Wait: 1 });
    const of = (n: number) => story.tell(0, 'QueueMember', { Queue: 'hall', Location: `PJSIP/${n}`, Status: 1 });
    for (let n = 0; n < 2_000; n += 1) [entry, of].forEach((tell) => tell(n));
    expect(() => entry(2_000)).toThrow('More than 2000 callers');
    expect(() => of(2_000)).toThrow('more than 2000 members');
    story.tell(0, 'QueueStatusComplete');
    expect(story.known()).toMatchObject({ waiting: { length: 2_000 }, members: { length: 2_000 } });
    // Another answer leaves out some, whose leaving may be on its way, and has others: there is no room for these.
    const facts = story.list(1, [{ queue: 'hall', waiting: { '1796.1': 1 }, members: [member('9999')] }]);
    expect(only(facts, 'call-queued', 'agent-named')).toStrictEqual([]);
  });
});
