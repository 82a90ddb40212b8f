import { describe, expect, it } from 'vitest';
import { agentsOf, countAgents } from '#core/board/agents';
import type { AgentPresence, Fact } from '#core/said/facts';
import { apply, createBook } from '#core/book/book';
import { bookOf, legOf, pbx, queueRules, rulesWith } from '../../support/facts.ts';

const ringing = (agent: string) => pbx.rings(10, agent, legOf('1.1', agent));
const talking = (agent: string) => pbx.answers(12, agent, legOf('1.1', agent));
const is = (presence: AgentPresence) => pbx.is(5, '201', presence);

/** 201 alone is a member. */
const counts = (...facts: readonly Fact[]) => countAgents(bookOf(facts, rulesWith({ agents: ['201'] })), 'support');

const ready = { ready: 1, busy: 0, ringing: 0, other: 0 };
const busy = { ready: 0, busy: 1, ringing: 0, other: 0 };
const busyRinging = { ready: 0, busy: 1, ringing: 1, other: 0 };
const other = { ready: 0, busy: 0, ringing: 0, other: 1 };
const nowhere = { ready: 0, busy: 0, ringing: 0, other: 0 };

describe('an agent is in exactly one state', () => {
  it.each([
    ['ready, where nothing is said of him', [], ready],
    ['ready, where he says so', [is('ready')], ready],
    ['busy while his phone rings', [ringing('201')], busyRinging],
    ['busy while he talks, and then his phone does not ring', [ringing('201'), talking('201')], busy],
    ['busy while he calls somebody', [pbx.dials(10, '201', { leg: '9.1' })], busy],
    ['busy in wrap-up', [is('wrapUp')], busy],
    ['other, not busy, on a break', [is('other')], other],
    ['in none of the three when logged out', [is('loggedOut')], nowhere],
    ['logged out, though his phone is still said to be in use', [is('loggedOut'), talking('201')], nowhere],
    ['busy, not other, when he talks during his break', [is('other'), talking('201')], busy],
    ['ringing, not other, when he is rung during his break', [is('other'), ringing('201')], busyRinging],
    ['talking, not in wrap-up, when the next call comes at once', [is('wrapUp'), talking('201')], busy],
    ['ringing, not in wrap-up, when the next call rings', [is('wrapUp'), ringing('201')], busyRinging],
  ])('%s', (_fear, facts, expected) => {
    expect(counts(...facts)).toEqual(expected);
  });

  it('talks, and does not ring as well, when a second call knocks', () => {
    expect(counts(talking('201'), pbx.rings(20, '201', { leg: '8.1' }))).toEqual(busy);
  });

  it('goes on talking on one phone when the other is put down', () => {
    const dialled = pbx.dials(20, '201', { leg: '9.1' });
    expect(counts(talking('201'), dialled, pbx.ends(30, '9.1'))).toEqual(busy);
    expect(counts(talking('201'), dialled, pbx.ends(30, '9.1'), pbx.ends(40, '1.1-201'))).toEqual(ready);
  });

  it('is what he said last, once the call is over', () => {
    expect(counts(talking('201'), pbx.is(15, '201', 'other'), pbx.ends(40, '1.1-201'))).toEqual(other);
  });
});

describe('the members of a queue', () => {
  it('count in each of their queues, and are busy in both with one call', () => {
    const book = bookOf([pbx.queued(0, '1.1'), pbx.answers(5, '203', legOf('1.1'))]);
    expect(countAgents(book, 'support')).toEqual({ ready: 2, busy: 1, ringing: 0, other: 0 });
    expect(countAgents(book, 'sales')).toEqual({ ready: 1, busy: 1, ringing: 0, other: 0 });
  });

  it('are text: 0201 and 201 are two people', () => {
    const rules = rulesWith({ agents: ['0201', '201'] });
    const book = bookOf([pbx.answers(5, '0201', { leg: '1.1' })], rules);
    expect(countAgents(book, 'support')).toEqual({ ready: 1, busy: 1, ringing: 0, other: 0 });
    expect(
      countAgents(bookOf([pbx.answers(5, '201', { leg: '1.1' })], rulesWith({ agents: ['0201'] })), 'support'),
    ).toEqual(ready);
  });

  it('do not include somebody else who talks for the queue', () => {
    expect(counts(pbx.queued(0, '1.1'), pbx.answers(5, '299', legOf('1.1')))).toEqual(ready);
  });

  it('are unknown, not none, where nobody has said who they are', () => {
    const rules = { timeZone: 'UTC', queues: [{ ...queueRules({ id: 'support' }), agents: undefined }] };
    expect(countAgents(createBook(rules), 'support')).toBeUndefined();
    expect(countAgents(bookOf([pbx.members(0, ['201', '202'])], rules), 'support')?.ready).toBe(2);
  });

  it('are as the phone system says from then on, phones in use included', () => {
    const book = bookOf([pbx.answers(5, '299', { leg: '1.1' }), pbx.members(10, ['299'])]);
    expect(countAgents(book, 'support')).toEqual(busy);
  });
});

describe('an agent of whom the phone system no longer tells', () => {
  const rules = rulesWith({ agents: ['201', '202'] });

  it('is not ready for ever', () => {
    const facts = [pbx.is(5, '201', 'ready'), pbx.is(5, '202', 'ready'), pbx.lists(10, ['202'])];
    expect(countAgents(bookOf(facts, rules), 'support')).toEqual({ ready: 1, busy: 0, ringing: 0, other: 1 });
  });

  it('is back as soon as he is told of again, and a list that says nothing new is no news', () => {
    const gone = bookOf([pbx.is(5, '201', 'ready'), pbx.is(5, '202', 'ready'), pbx.lists(10, ['202'])], rules);
    expect(apply(gone, pbx.lists(11, ['201', '202']))).toBe(gone);
    const back = apply(gone, pbx.is(12, '201', 'ready'));
    expect(countAgents(back, 'support')).toEqual({ ready: 2, busy: 0, ringing: 0, other: 0 });
  });
});

describe('each member by himself', () => {
  it('has a state, and the reason that the phone system gives for it', () => {
    const facts = [pbx.is(5, '201', 'other', 'Frokost'), pbx.queued(0, '1.1'), pbx.answers(9, '202', legOf('1.1'))];
    expect(agentsOf(bookOf(facts, rulesWith({ agents: ['201', '202', '203'] })), 'support')).toEqual([
      { id: '201', name: null, state: 'other', reason: 'Frokost' },
      { id: '202', name: null, state: 'talking' },
      // Where the phone system tells what each does, silence is no readiness.
      { id: '203', name: null, state: 'other' },
    ]);
  });

  it('keeps no reason that was for another state', () => {
    const rules = rulesWith({ agents: ['201'] });
    const paused = pbx.is(5, '201', 'other', 'Frokost');
    expect(agentsOf(bookOf([paused, pbx.is(9, '201', 'ready')], rules), 'support')).toEqual([
      { id: '201', name: null, state: 'ready' },
    ]);
    expect(agentsOf(bookOf([paused, talking('201')], rules), 'support')).toEqual([
      { id: '201', name: null, state: 'talking' },
    ]);
  });

  it('has the name that is configured, else the one that the phone system gives', () => {
    const rules = { ...rulesWith({ agents: ['201', '0201'] }), agents: [{ id: '201', name: 'Anna' }] };
    const book = bookOf([pbx.names(1, '201', 'A. Andersen'), pbx.names(2, '0201', 'Bo')], rules);
    expect(agentsOf(book, 'support')?.map(({ name }) => name)).toEqual(['Anna', 'Bo']);
  });

  it('is unknown where nobody has said who they are', () => {
    const rules = { timeZone: 'UTC', queues: [{ ...queueRules({ id: 'support' }), agents: undefined }] };
    expect(agentsOf(createBook(rules), 'support')).toBeUndefined();
  });
});
