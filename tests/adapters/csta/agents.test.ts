import { describe, expect, it } from 'vitest';
import { mostAgentIds } from '#adapters/csta/read/known';
import * as told from './payloads.ts';
import { settled, story } from './story.ts';

const is = (presence: string) => [`agent-state  0201 ${presence}`];

describe('an agent of whom nothing is told', () => {
  it('is what his phone is', () => {
    const { tell } = settled();
    expect(tell(0, told.delivered('1', '0201'))).toEqual(is('ringing'));
    expect(tell(1, told.established('1', '0201'))).toEqual(is('talking'));
    expect(tell(2, told.held('1', '0201'))).toEqual([]);
    expect(tell(3, told.cleared('1', '0201'))).toEqual(is('ready'));
  });

  it('is in a call as soon as he makes one, which no ring of it undoes', () => {
    const { tell } = settled();
    expect(tell(0, told.originated('1', '0201'))).toEqual(is('talking'));
    expect(tell(1, told.delivered('1', '28374655', { caller: '0201' }))).toEqual([]);
    expect(tell(2, told.delivered('1', '0201'))).toEqual([]);
    expect(tell(3, told.callCleared('1'))).toEqual(is('ready'));
  });

  it('is in a call whose beginning was not told', () => {
    const { tell } = settled();
    expect(tell(1, told.delivered('1', '28374655', { caller: '0201' }))).toEqual(is('talking'));
  });

  it('is not in a call that he has left, though it names him as the caller', () => {
    const { tell } = settled();
    tell(0, told.originated('1', '0201'));
    tell(1, told.established('1', '202'));
    expect(tell(2, told.cleared('1', '0201'))).toEqual(is('ready'));
    expect(tell(3, told.delivered('1', '203', { caller: '0201' }))).toEqual(['agent-state  203 ringing']);
  });

  it('who calls the queue himself is its caller', () => {
    const { tell } = settled();
    expect(tell(0, told.queued('1', '8001', { caller: '0201' }))).toEqual([
      'call-queued support 1/support@0',
      ...is('talking'),
    ]);
    expect(tell(5, told.cleared('1', '0201'))).toEqual(['leg-ended 1/support@0', ...is('ready')]);
  });

  it('and is answered by a colleague, not by himself', () => {
    const { tell } = settled();
    tell(0, told.queued('1', '8001', { caller: '0201' }));
    expect(tell(5, told.established('1', '0201'))).toEqual([]);
    expect(tell(6, told.established('1', '202'))).toEqual(['leg-answered 1/support@0 202', 'agent-state  202 talking']);
  });
});

describe('an agent of whom something is told', () => {
  it.each([
    ['LoggedOn', 'other'],
    ['LoggedOff', 'loggedOut'],
    ['Ready', 'ready'],
    ['NotReady', 'other'],
    ['Busy', 'talking'],
    ['WorkingAfterCall', 'wrapUp'],
  ])('%s', (what, presence) => {
    expect(settled().tell(0, told.agent(what, '0201'))).toEqual(is(presence));
  });

  it('is in a call all the same, and after it what was told', () => {
    const { tell } = settled();
    tell(0, told.agent('NotReady', '0201'));
    expect(tell(1, told.delivered('1', '0201'))).toEqual(is('ringing'));
    expect(tell(2, told.established('1', '0201'))).toEqual(is('talking'));
    expect(tell(3, told.cleared('1', '0201'))).toEqual(is('other'));
  });

  it('is busy as long as it is told, though no call of his is', () => {
    const { tell } = settled();
    expect(tell(0, told.agent('Busy', '0201'))).toEqual(is('talking'));
    expect(tell(1, told.delivered('1', '0201'))).toEqual([]);
    expect(tell(2, told.cleared('1', '0201'))).toEqual([]);
    expect(tell(3, told.agent('WorkingAfterCall', '0201'))).toEqual(is('wrapUp'));
  });

  it('is logged out whatever his phone does', () => {
    const { tell } = settled();
    tell(0, told.agent('LoggedOff', '0201'));
    expect(tell(1, told.established('1', '0201'))).toEqual([]);
  });

  it('is so in all queues, but for one of which something else is told', () => {
    const { tell } = settled();
    expect(tell(0, told.agent('Ready', '0201', { group: '8001' }))).toEqual([
      ...is('ready'),
      'agent-state support 0201 ready',
    ]);
    expect(tell(1, told.agent('LoggedOff', '0201', { group: '8002' }))).toEqual([
      ...is('loggedOut'),
      'agent-state sales 0201 loggedOut',
    ]);
    expect(tell(2, told.established('1', '0201'))).toEqual(['agent-state support 0201 talking']);
  });

  it('is so in all queues again once it is told of none', () => {
    const { tell } = settled();
    tell(0, told.agent('Ready', '0201', { group: '8001' }));
    expect(tell(1, told.agent('NotReady', '0201'))).toEqual([...is('other'), 'agent-state support 0201 other']);
  });

  it('may be told by the id under which he is logged on', () => {
    const { tell } = settled();
    tell(0, told.agent('Ready', '0201', { id: '7001' }));
    expect(tell(1, told.agentState('7001', 'agentNotReady'))).toEqual(is('other'));
    expect(tell(2, told.agentState('7009', 'agentReady'))).toEqual([]);
  });

  it.each([
    ['agentNull', 'loggedOut'],
    ['agentReady', 'ready'],
    ['agentNotReady', 'other'],
    ['agentBusy', 'talking'],
    ['agentWorkingAfterCall', 'wrapUp'],
  ])('is asked for: %s', (state, presence) => {
    expect(settled().tell(0, told.agentState('0201', state))).toEqual(is(presence));
  });

  it('is not logged on', () => {
    const state = told.agentState('0201', 'agentReady').replace('>true<', '>false<');
    expect(settled().tell(0, state)).toEqual(is('loggedOut'));
  });

  it('is asked for in one queue', () => {
    expect(settled().tell(0, told.agentState('0201', 'agentReady', '8001'))).toEqual([
      ...is('ready'),
      'agent-state support 0201 ready',
    ]);
  });

  it('is nobody of ours', () => {
    expect(settled().tell(0, told.agent('Ready', '299'))).toEqual([]);
  });

  it('has an id that is remembered as long as there is room', () => {
    const ids = Object.fromEntries(Array.from({ length: mostAgentIds }, (_, id) => [`x${id}`, '202']));
    const one = story({ ...settled().known, agentIds: ids });
    one.tell(0, told.agent('Ready', '0201', { id: '7001' }));
    expect(Object.keys(one.known.agentIds)).toHaveLength(mostAgentIds);
    expect(mostAgentIds).toBe(5_000);
  });
});
