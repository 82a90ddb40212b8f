import { describe, expect, it } from 'vitest';
import { agentsOf, countAgents } from '#core/board/agents';
import type { AgentPresence, Fact } from '#core/said/facts';
import { advance, apply, createBook } from '#core/book/book';
import { nextChange } from '#core/board/picture';
import { toldLoosely } from '#core/said/tells';
import { toIso } from '#core/time/zone';
import { after, bookOf, legOf, pbx, queueRules, rulesWith, shown, tellsExactly } from '../../support/facts.ts';

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
    expect(counts(...facts)).toMatchObject(expected);
  });

  it('talks, and does not ring as well, when a second call knocks', () => {
    expect(counts(talking('201'), pbx.rings(20, '201', { leg: '8.1' }))).toMatchObject(busy);
  });

  it('goes on talking on one phone when the other is put down', () => {
    const dialled = pbx.dials(20, '201', { leg: '9.1' });
    expect(counts(talking('201'), dialled, pbx.ends(30, '9.1'))).toMatchObject(busy);
    expect(counts(talking('201'), dialled, pbx.ends(30, '9.1'), pbx.ends(40, '1.1-201'))).toMatchObject(ready);
  });

  it('is what he said last, once the call is over', () => {
    expect(counts(talking('201'), pbx.is(15, '201', 'other'), pbx.ends(40, '1.1-201'))).toMatchObject(other);
  });
});

describe('the members of a queue', () => {
  it('count in each of their queues, and are busy in both with one call', () => {
    const book = bookOf([pbx.queued(0, '1.1'), pbx.answers(5, '203', legOf('1.1'))]);
    expect(countAgents(book, 'support')).toMatchObject({ ready: 2, busy: 1, ringing: 0, other: 0 });
    expect(countAgents(book, 'sales')).toMatchObject({ ready: 1, busy: 1, ringing: 0, other: 0 });
  });

  it('are text: 0201 and 201 are two people', () => {
    const rules = rulesWith({ agents: ['0201', '201'] });
    const book = bookOf([pbx.answers(5, '0201', { leg: '1.1' })], rules);
    expect(countAgents(book, 'support')).toMatchObject({ ready: 1, busy: 1, ringing: 0, other: 0 });
    expect(
      countAgents(bookOf([pbx.answers(5, '201', { leg: '1.1' })], rulesWith({ agents: ['0201'] })), 'support'),
    ).toMatchObject(ready);
  });

  it('do not include somebody else who talks for the queue', () => {
    expect(counts(pbx.queued(0, '1.1'), pbx.answers(5, '299', legOf('1.1')))).toMatchObject(ready);
  });

  it('are unknown, not none, where nobody has said who they are', () => {
    const rules = { timeZone: 'UTC', queues: [{ ...queueRules({ id: 'support' }), agents: undefined }] };
    expect(countAgents(createBook(rules), 'support')).toBeUndefined();
    expect(countAgents(bookOf([pbx.members(0, ['201', '202'])], rules), 'support')?.ready).toBe(2);
  });

  it('are as the phone system says from then on, phones in use included', () => {
    const book = bookOf([pbx.answers(5, '299', { leg: '1.1' }), pbx.members(10, ['299'])]);
    expect(countAgents(book, 'support')).toMatchObject(busy);
  });
});

describe('an agent of whom the phone system no longer tells', () => {
  const told = (facts: readonly Fact[]) => bookOf(facts, rulesWith({ agents: ['201', '202'] }), tellsExactly);

  it('is not ready for ever', () => {
    const facts = [pbx.is(5, '201', 'ready'), pbx.is(5, '202', 'ready'), pbx.lists(10, ['202'])];
    expect(countAgents(told(facts), 'support')).toMatchObject({ ready: 1, busy: 0, ringing: 0, other: 0, unknown: 1 });
    // Of whom nothing is known is in no figure, so that each of them may be more.
    const { agentsReady, agentsOther, provenance, agents } = shown(told(facts), 12);
    expect([agentsReady, agentsOther, agents?.map(({ id }) => id)]).toEqual([1, 0, ['202']]);
    expect(provenance.agentsReady.atLeast).toBe(true);
  });

  it('is back as soon as he is told of again, and a list that says nothing new is no news', () => {
    const gone = told([pbx.is(5, '201', 'ready'), pbx.is(5, '202', 'ready'), pbx.lists(10, ['202'])]);
    expect(apply(gone, pbx.lists(11, ['201', '202']))).toBe(gone);
    const back = apply(gone, pbx.is(12, '201', 'ready'));
    expect(countAgents(back, 'support')).toMatchObject({ ready: 2, unknown: 0 });
  });
});

describe('where the phone system tells what each agent does', () => {
  const rules = rulesWith({ agents: ['201', '202'] });
  const told = (...facts: readonly Fact[]) => bookOf(facts, rules, tellsExactly);
  const states = (queue: string, ...facts: readonly Fact[]) =>
    agentsOf(told(...facts), queue)?.map(({ state }) => state);

  it('nobody is ready before it has: of that queue nothing is known', () => {
    expect(countAgents(told(), 'support')).toBeUndefined();
    expect(countAgents(told(pbx.is(5, '204', 'ready')), 'support')).toBeUndefined();
    expect(countAgents(told(pbx.is(5, '204', 'ready')), 'sales')).toMatchObject({ ready: 1, other: 1 });
    expect(shown(told(), 10)).toMatchObject({ agentsReady: null, agentsBusy: null, agents: null });
    expect(shown(told(), 10).provenance.agentsReady.unknown).toBe('notSaid');
  });

  it('nobody is in a queue of which it says that it has no members', () => {
    expect(countAgents(told(pbx.members(5, [])), 'support')).toMatchObject({ ready: 0, busy: 0, ringing: 0, other: 0 });
  });

  it('his phone does not overrule it: a talk whose end was lost holds nobody for hours', () => {
    const facts = [pbx.is(0, '202', 'ready'), pbx.queued(0, '1.1'), pbx.answers(5, '201', legOf('1.1'))];
    expect(states('support', ...facts, pbx.is(5, '201', 'talking'), pbx.is(60, '201', 'ready'))).toEqual([
      'ready',
      'ready',
    ]);
    // Of whom it says nothing, his phone is the only word that there is.
    expect(states('support', ...facts)).toEqual(['talking', 'ready']);
  });

  it('what is said of one queue goes there before what is said in general, whichever came last', () => {
    const paused = { ...pbx.is(5, '203', 'other'), queue: 'support' };
    const both = rulesWith({ agents: ['203'] });
    for (const facts of [
      [pbx.is(4, '203', 'ready'), paused],
      [paused, pbx.is(6, '203', 'ready')],
    ]) {
      const book = bookOf([...facts, pbx.is(6, '204', 'ready')], both, tellsExactly);
      expect(countAgents(book, 'support')).toMatchObject({ ready: 0, other: 1 });
      expect(countAgents(book, 'sales')).toMatchObject({ ready: 2, other: 0 });
    }
  });

  it('a list of all forgets what was said of one queue too', () => {
    const paused = { ...pbx.is(5, '201', 'wrapUp'), queue: 'support' };
    const facts = [paused, pbx.is(5, '202', 'ready'), pbx.lists(9, ['202'])];
    // Of him nothing is known any more.
    expect(states('support', ...facts)).toEqual(['ready']);
    const book = told(...facts);
    expect(apply(book, pbx.lists(10, ['202']))).toBe(book);
  });
});

describe('a state for a while', () => {
  const wrapUp = { ...pbx.is(10, '201', 'wrapUp'), until: after(15) };
  const rules = rulesWith({ agents: ['201', '202'] });

  it.each([tellsExactly, toldLoosely])('ends by itself, at the moment that was named', (tells) => {
    const book = bookOf([pbx.is(0, '202', 'loggedOut'), wrapUp], rules, tells);
    expect(nextChange(book, after(11), Infinity)).toBe(after(15));
    expect(shown(book, 14.999)).toMatchObject({ agentsReady: 0, agentsBusy: 1 });
    expect(shown(book, 15)).toMatchObject({ agentsReady: 1, agentsBusy: 0 });
    expect(nextChange(advance(book, after(15)), after(15), Infinity)).toBe(Infinity);
  });

  it('ends no sooner and no later for another’s that is shorter', () => {
    const book = bookOf([wrapUp, { ...pbx.is(11, '202', 'wrapUp'), until: after(13) }], rules, tellsExactly);
    expect([12, 13, 14, 15].map((second) => shown(book, second).agentsReady)).toEqual([0, 1, 1, 2]);
  });

  it('is followed by what was said to follow it', () => {
    const next = { presence: 'other', reason: 'Frokost' } as const;
    const book = bookOf([wrapUp, { ...wrapUp, next }], rulesWith({ agents: ['201'] }), tellsExactly);
    expect(shown(book, 14.999)).toMatchObject({ agentsBusy: 1, agentsOther: 0 });
    expect(shown(book, 15)).toMatchObject({ agentsBusy: 0, agentsOther: 1, agents: [{ reason: 'Frokost' }] });
    expect(apply(book, { ...wrapUp, next })).toBe(book);
    expect(shown(apply(book, wrapUp), 15)).toMatchObject({ agentsReady: 1, agentsOther: 0 });
    expect(shown(apply(book, { ...wrapUp, next: { presence: 'other' } }), 15)).toMatchObject({
      agents: [{ reason: null }],
    });
  });

  it('ends when something else is said', () => {
    const book = bookOf([wrapUp, pbx.is(12, '201', 'other')], rules, tellsExactly);
    expect(shown(book, 20)).toMatchObject({ agentsReady: 0, agentsOther: 2 });
  });

  it('lasts as long as before when the clock was set', () => {
    const book = bookOf([wrapUp, pbx.clockSet(3_612, 3_600)], rules, tellsExactly);
    expect(shown(book, 3_614).agentsBusy).toBe(1);
    expect(shown(book, 3_615).agentsReady).toBe(1);
  });
});

describe('each member by himself', () => {
  const rules = rulesWith({ agents: ['201', '202'] });
  const iso = (seconds: number) => toIso(after(seconds), rules.timeZone);
  const none = { name: null, since: null, reason: null };

  it('has a state, since when, and the reason that the phone system gives for it', () => {
    const facts = [pbx.is(5, '201', 'other', 'Frokost'), pbx.is(7, '201', 'other', 'Møde'), pbx.is(9, '202', 'ready')];
    const book = bookOf(facts, rulesWith({ agents: ['201', '202', '203'] }), tellsExactly);
    expect(shown(book, 10).agents).toEqual([
      // The same state with another reason goes on.
      { id: '201', name: null, state: 'other', since: iso(5), reason: 'Møde' },
      { id: '202', name: null, state: 'ready', since: iso(9), reason: null },
      // Where the phone system tells what each does, silence is no readiness.
      { ...none, id: '203', state: 'other' },
    ]);
  });

  it('is in a state since it happened, where that is told, and never since later than it was heard', () => {
    const since = (happened: number) =>
      shown(bookOf([{ ...pbx.is(5, '201', 'other'), happenedAt: after(happened) }], rules, tellsExactly), 10)
        .agents?.[0]?.since;
    expect([since(2), since(8)]).toEqual([iso(2), iso(5)]);
    const back = bookOf([{ ...pbx.is(5, '201', 'wrapUp'), until: after(8) }], rules, tellsExactly);
    expect(shown(back, 10).agents?.[0]).toMatchObject({ state: 'ready', since: iso(8) });
  });

  it('by his phones is talking or rung since the first of them, and free since the last was put down', () => {
    const story = [
      pbx.rings(5, '201', legOf('1.1')),
      pbx.answers(9, '201', legOf('1.1')),
      pbx.rings(20, '201', { leg: '9' }),
    ];
    const seen = (...facts: readonly Fact[]) => shown(bookOf(facts, rules), 60).agents?.[0];
    expect(seen()).toEqual({ ...none, id: '201', state: 'ready' });
    expect(seen(...story.slice(0, 1))).toMatchObject({ state: 'ringing', since: iso(5) });
    expect(seen(...story.slice(0, 2))).toMatchObject({ state: 'talking', since: iso(9) });
    expect(seen(...story)).toMatchObject({ state: 'talking', since: iso(9) });
    const over = [...story, pbx.ends(30, '9'), pbx.ends(40, '1.1-a')];
    expect(seen(...over)).toMatchObject({ state: 'ready', since: iso(40) });
    expect(seen(pbx.is(1, '201', 'other', 'Frokost'), ...over)).toMatchObject({
      state: 'other',
      since: iso(40),
      reason: 'Frokost',
    });
    expect(seen(...over, pbx.is(50, '201', 'other'))).toMatchObject({ state: 'other', since: iso(50) });
  });

  it('is in it for as long as before when the clock was set', () => {
    const told = [pbx.is(5, '201', 'other'), pbx.answers(6, '202', { leg: '7' }), pbx.ends(8, '7')];
    const rung = [pbx.rings(9, '203', { leg: '9' }), pbx.clockSet(20, 10)];
    const { agents } = shown(bookOf([...told, ...rung]), 21);
    expect(agents?.map(({ since }) => since)).toEqual([iso(15), iso(18), iso(19)]);
  });

  it('keeps no reason that was for another state', () => {
    const paused = pbx.is(5, '201', 'other', 'Frokost');
    expect(shown(bookOf([paused, pbx.is(9, '201', 'ready')], rules), 10).agents?.[0]).toMatchObject({ reason: null });
    expect(shown(bookOf([paused, talking('201')], rules), 20).agents?.[0]).toMatchObject({
      state: 'talking',
      reason: null,
    });
  });

  it('has the name that is configured, else the one that the phone system gives', () => {
    const named = { ...rulesWith({ agents: ['201', '0201'] }), agents: [{ id: '201', name: 'Anna' }] };
    const book = bookOf([pbx.names(1, '201', 'A. Andersen'), pbx.names(2, '0201', 'Bo')], named);
    expect(agentsOf(book, 'support')?.map(({ name }) => name)).toEqual(['Anna', 'Bo']);
  });

  it('is unknown where nobody has said who they are', () => {
    const unknown = { timeZone: 'UTC', queues: [{ ...queueRules({ id: 'support' }), agents: undefined }] };
    expect(agentsOf(createBook(unknown), 'support')).toBeUndefined();
  });
});
