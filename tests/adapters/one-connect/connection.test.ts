import { describe, expect, it } from 'vitest';
import { mostCallsOfUser, mostMembers, mostUsers, mostWaiting, nothingKnown } from '#adapters/one-connect/read/known';
import * as told from './payloads.ts';
import { story } from './story.ts';

describe('after a lost connection', () => {
  const cut = () => {
    const one = story();
    one.tell(0, 'opened');
    one.tell(0, told.members('400', [{ agent: '200' }]));
    one.tell(1, told.enters('400', '1'));
    one.tell(2, told.enters('400', '2'));
    one.tell(3, told.enters('410', '3'));
    one.tell(4, told.answers('200', '1'));
    one.tell(5, 'lost');
    return one;
  };

  it('says what may have been missed, in each queue', () => {
    const { tell } = cut();
    expect(tell(30, 'opened')).toEqual(['calls-missed support from 5', 'calls-missed sales from 5']);
    expect(story().tell(0, 'opened')).toEqual([]);
  });

  it('a snapshot tells that a call is over', () => {
    const { tell } = cut();
    tell(30, 'opened');
    expect(tell(30, told.snapshot(told.user('200')))).toEqual(['leg-ended 1/200', 'agent-state support 200 ready']);
  });

  it('a snapshot tells that a call goes on, and then its end ends it', () => {
    const { tell } = cut();
    tell(30, 'opened');
    expect(tell(30, told.snapshot(told.user('200'), { 1: 'callEstablished' }))).toEqual([]);
    expect(tell(40, told.ends('200', '1'))).toEqual(['leg-ended 1/200', 'agent-state support 200 ready']);
  });

  it('who is talked with and waited before was answered, and nobody saw when', () => {
    const { tell } = cut();
    tell(30, 'opened');
    expect(tell(30, told.snapshot(told.user('200'), { 2: 'callEstablished' }))).toEqual([
      'leg-ended 1/200',
      'waiting-listed support',
    ]);
  });

  it('the queue’s own list tells who waits still, who is gone, and who has come', () => {
    const { tell } = cut();
    tell(30, 'opened');
    expect(tell(30, told.snapshot(told.queue('400'), { 2: 'callQueued', 9: 'callQueued' }))).toEqual([
      'waiting-listed support 2 9',
      'call-queued support 9 at least',
    ]);
    expect(tell(31, told.answers('200', '9'))).toEqual(['leg-answered 9 200']);
  });

  it('an empty list tells nothing before any snapshot has told a call, and that nobody waits after it', () => {
    const { tell } = cut();
    tell(30, 'opened');
    expect(tell(30, told.snapshot(told.queue('400')))).toEqual([]);
    tell(31, told.snapshot(told.user('203'), { 8: 'callEstablished' }));
    expect(tell(32, told.snapshot(told.queue('400')))).toEqual(['waiting-listed support']);
  });

  it.each([
    ['that a user talks in', { 1: 'callQueued', 2: 'callQueued' }],
    ['that is said to be talked in', { 7: 'callEstablished', 2: 'callReceived' }],
    ['that has failed', { 7: 'callFailed', 2: '?' }],
  ])('a call in the queue’s list %s does not wait', (_what, calls) => {
    const { tell } = cut();
    tell(30, 'opened');
    expect(tell(30, told.snapshot(told.queue('400'), calls))).toEqual(['waiting-listed support 2']);
  });

  it('a call in the queue’s list waits by its localStatus where that is told', () => {
    const { tell } = cut();
    tell(30, 'opened');
    const statuses = ['Active', 'Alerting'];
    const listed = told.snapshot(told.queue('400'), { 1: 'callQueued', 2: 'callEstablished' });
    const withStatus = listed.replaceAll(
      '</localCallState>',
      (end) => `${end}<localStatus>${statuses.shift()}</localStatus>`,
    );
    expect(tell(30, withStatus)).toEqual(['waiting-listed support 2']);
  });
});

describe('statistics', () => {
  it('take those out who would have waited longer than the longest wait, however late the statistics are', () => {
    const { tell } = story();
    tell(0, told.enters('400', '1'));
    tell(40, told.enters('400', '2'));
    expect(tell(60, told.statistics('400', { waiting: 2, longest: 31 }))).toEqual([
      'queue-counted support 2 waiting 0 answered 0 lost',
    ]);
    expect(tell(71, told.statistics('400', { waiting: 1, longest: 31 }))).toEqual([
      'queue-counted support 1 waiting 0 answered 0 lost',
      'waiting-listed support 2',
    ]);
  });

  it('of a queue that was removed tell nothing any more', () => {
    const { tell } = story();
    tell(0, told.enters('400', '1'));
    expect(
      tell(1, told.message('QueueRemovedEvent', `<monitorCrossRefID>${told.queue('400')}</monitorCrossRefID>`)),
    ).toEqual(['waiting-listed support', 'queue-counted support null waiting null answered null lost']);
    expect(tell(2, told.leaves('400', '1'))).toEqual([]);
  });
});

describe('however much is told, so much is known and no more:', () => {
  it('callers', () => {
    const one = story();
    const calls = Object.fromEntries(Array.from({ length: mostWaiting + 5 }, (_, call) => [call, 'callQueued']));
    one.tell(0, told.snapshot(told.queue('400'), calls));
    one.tell(1, told.enters('400', 'one more'));
    expect(Object.keys(one.known.waiting)).toHaveLength(mostWaiting);
    expect(mostWaiting).toBe(5_000);
  });

  it('calls of a user', () => {
    const one = story();
    for (let call = 0; call <= mostCallsOfUser; call += 1) one.tell(call, told.answers('200', String(call)));
    expect(Object.keys(one.known.users['200']?.calls ?? {})).toHaveLength(mostCallsOfUser);
    expect(mostCallsOfUser).toBe(20);
  });

  it('members', () => {
    const one = story();
    const many = Array.from({ length: mostMembers + 1 }, (_, agent) => ({ agent: String(agent) }));
    one.tell(0, told.members('400', many));
    one.tell(1, told.memberEvent('400', { agent: 'more' }));
    expect(Object.keys(one.known.members['support'] ?? {})).toHaveLength(mostMembers);
    expect(mostMembers).toBe(2_000);
  });

  it('users', () => {
    const resting = Array.from({ length: mostUsers - 1 }, (_, user) => [String(user), { resting: true, calls: {} }]);
    const one = story({ ...nothingKnown, users: Object.fromEntries(resting) as typeof nothingKnown.users });
    for (const user of ['last', 'more']) one.tell(0, told.restingEvent(user, true));
    expect(Object.keys(one.known.users)).toHaveLength(mostUsers);
    expect(one.known.users).toHaveProperty('last');
    expect(mostUsers).toBe(5_000);
  });
});
