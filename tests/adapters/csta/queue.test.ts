import { describe, expect, it } from 'vitest';
import { csta } from '#adapters/csta/index';
import { mostCalls, mostPhonesOfCall } from '#adapters/csta/read/known';
import { surroundings } from '#tests/support/surroundings';
import * as told from './payloads.ts';
import { settings, settled, start, story } from './story.ts';

/** Without what the agents do, which has a test of its own. */
function queueOnly() {
  const one = settled();
  return {
    known: () => one.known,
    tell: (seconds: number, what: string) => one.tell(seconds, what).filter((fact) => !fact.startsWith('agent-state')),
  };
}

describe('a caller who waits', () => {
  it('is rung for, and answered', () => {
    const { tell } = queueOnly();
    expect(tell(0, told.queued('1', '8001', { cause: 'noAvailableAgents' }))).toEqual([
      'call-queued support 1/support@0',
    ]);
    expect(tell(5, told.delivered('1', '0201', { cause: 'remainsInQueue' }))).toEqual(['leg-ringing 1/support@0 0201']);
    expect(tell(9, told.established('1', '0201'))).toEqual(['leg-answered 1/support@0 0201']);
    expect(tell(60, told.cleared('1', '28374655'))).toEqual([]);
    expect(tell(60, told.cleared('1', '0201'))).toEqual(['leg-ended 1/0201@5']);
  });

  it('still waits when the queue sends him to an agent’s phone', () => {
    const { tell } = queueOnly();
    tell(0, told.queued('1', '8001'));
    expect(tell(4, told.diverted('1', '8001', '0201', 'distributed'))).toEqual([]);
    expect(tell(4, told.delivered('1', '0201'))).toEqual(['leg-ringing 1/support@0 0201']);
    expect(tell(9, told.established('1', '0201'))).toEqual(['leg-answered 1/support@0 0201']);
  });

  it('still waits when the queue lets go of him for an agent whose phone rings only after that', () => {
    const { tell } = queueOnly();
    tell(0, told.queued('1', '8001'));
    expect(tell(4, told.cleared('1', '8001', 'distributed'))).toEqual([]);
    expect(tell(4, told.delivered('1', '0201'))).toEqual(['leg-ringing 1/support@0 0201']);
    expect(tell(9, told.established('1', '0201'))).toEqual(['leg-answered 1/support@0 0201']);
  });

  it('goes on with the same wait when nobody answers', () => {
    const { tell } = queueOnly();
    tell(0, told.queued('1', '8001'));
    tell(4, told.diverted('1', '8001', '0201', 'distributed'));
    tell(4, told.delivered('1', '0201'));
    expect(tell(19, told.diverted('1', '0201', '8001', 'callNotAnswered'))).toEqual(['leg-ended 1/0201@4']);
    expect(tell(19, told.queued('1', '8001', { cause: 'callNotAnswered' }))).toEqual([]);
    expect(tell(25, told.delivered('1', '0201'))).toEqual(['leg-ringing 1/support@0 0201']);
    expect(tell(30, told.established('1', '0201'))).toEqual(['leg-answered 1/support@0 0201']);
  });

  it('goes on where only the queue says that nobody answers', () => {
    const { tell } = queueOnly();
    tell(0, told.queued('1', '8001'));
    tell(4, told.delivered('1', '0201'));
    expect(tell(19, told.queued('1', '8001', { cause: 'callNotAnswered' }))).toEqual(['leg-ended 1/0201@4']);
  });

  it.each([
    ['his connection', (tell: ReturnType<typeof queueOnly>['tell']) => tell(30, told.cleared('1', '28374655'))],
    [
      'his connection, of whom it is not said',
      (tell: ReturnType<typeof queueOnly>['tell']) => tell(30, told.cleared('1', undefined)),
    ],
    ['the queue’s connection', (tell: ReturnType<typeof queueOnly>['tell']) => tell(30, told.cleared('1', '8001'))],
    ['the call', (tell: ReturnType<typeof queueOnly>['tell']) => tell(30, told.callCleared('1'))],
  ])('is lost when %s is cleared', (_what, clear) => {
    const one = queueOnly();
    one.tell(0, told.queued('1', '8001'));
    expect(clear(one.tell)).toEqual(['leg-ended 1/support@0']);
    expect(one.known().calls).toEqual({});
  });

  it('is lost when he hangs up while a phone rings; that phone falls silent by itself', () => {
    const { tell } = queueOnly();
    tell(0, told.queued('1', '8001'));
    tell(4, told.diverted('1', '8001', '0201'));
    tell(4, told.delivered('1', '0201'));
    expect(tell(8, told.cleared('1', '28374655'))).toEqual(['leg-ended 1/support@0']);
    expect(tell(8, told.cleared('1', '0201'))).toEqual(['leg-ended 1/0201@4']);
  });

  it('waits on when a phone declines, or cannot be rung', () => {
    const { tell } = queueOnly();
    tell(0, told.queued('1', '8001'));
    tell(4, told.delivered('1', '0201'));
    expect(tell(5, told.cleared('1', '0201'))).toEqual(['leg-ended 1/0201@4']);
    tell(6, told.delivered('1', '203'));
    expect(tell(6, told.failed('1', '203'))).toEqual(['leg-ended 1/203@6']);
    expect(tell(9, told.cleared('1', '28374655'))).toEqual(['leg-ended 1/support@0']);
  });

  it('waits on while he hears an announcement', () => {
    const { tell } = queueOnly();
    tell(0, told.queued('1', '8001'));
    expect(tell(1, told.established('1', '8999'))).toEqual([]);
    expect(tell(9, told.established('1', '0201'))).toEqual(['leg-answered 1/support@0 0201']);
  });

  it.each([
    ['8009', 'queueTimeOverflow', 'timeout'],
    ['8009', 'timeout', 'timeout'],
    ['28374655', 'overflow', 'overflow'],
    ['8009', undefined, 'overflow'],
    [undefined, 'redirected', 'overflow'],
  ])('who is diverted to %s (%s) has left: %s', (to, cause, reason) => {
    const { tell } = queueOnly();
    tell(0, told.queued('1', '8001'));
    expect(tell(45, told.diverted('1', '8001', to, cause))).toEqual([`call-left support 1/support@0 ${reason}`]);
    expect(tell(46, told.cleared('1', '28374655'))).toEqual([]);
  });

  it('whose queue is cleared though a phone rings for him waits on', () => {
    const { tell } = queueOnly();
    tell(0, told.queued('1', '8001'));
    tell(4, told.delivered('1', '0201'));
    expect(tell(4, told.cleared('1', '8001', 'distributed'))).toEqual([]);
    expect(tell(6, told.established('1', '0201'))).toEqual(['leg-answered 1/support@0 0201']);
  });

  it('whose queue is cleared for another reason has left it', () => {
    const { tell } = queueOnly();
    tell(0, told.queued('1', '8001'));
    expect(tell(4, told.cleared('1', '8001', 'queueCleared'))).toEqual(['call-left support 1/support@0 overflow']);
  });

  it('and whose agent’s phone sends him elsewhere has left the queue that had let go of him', () => {
    const { tell } = queueOnly();
    tell(0, told.queued('1', '8001'));
    tell(4, told.diverted('1', '8001', '0201'));
    tell(4, told.delivered('1', '0201'));
    expect(tell(20, told.diverted('1', '0201', '8900', 'callForwardNoAnswer'))).toEqual([
      'leg-ended 1/0201@4',
      'call-left support 1/support@0 overflow',
    ]);
  });

  it('but not the one that kept him', () => {
    const { tell } = queueOnly();
    tell(0, told.queued('1', '8001'));
    tell(4, told.delivered('1', '0201', { cause: 'remainsInQueue' }));
    expect(tell(20, told.diverted('1', '0201', '8900', 'callForwardNoAnswer'))).toEqual(['leg-ended 1/0201@4']);
  });

  it('overflows into another queue, which is a call of that one', () => {
    const { tell } = queueOnly();
    tell(0, told.queued('1', '8001'));
    expect(tell(30, told.queued('1', '8002', { from: '8001', cause: 'overflow' }))).toEqual([
      'call-left support 1/support@0 overflow',
      'call-queued sales 1/sales@30',
    ]);
    expect(tell(31, told.established('1', '202'))).toEqual(['leg-answered 1/sales@30 202']);
  });

  it('has a number, which is told beside and kept nowhere', () => {
    const message = told.queued('1', '8001', { caller: 'N&lt;+4528374655&gt;Jens Hansen;uid=7' });
    const read = csta.input.read(csta.input.unread, { kind: 'message', at: start, message }, settings, surroundings);
    expect(read.facts).toMatchObject([{ kind: 'call-queued', caller: '+4528374655' }]);
    expect(JSON.stringify(read.known)).not.toMatch(/28374655|Hansen/);
  });
});

describe('in several queues at once', () => {
  const waiting = () => {
    const one = queueOnly();
    one.tell(0, told.queued('1', '8001'));
    one.tell(1, told.queued('1', '8002', { cause: 'multipleQueuing', from: '8001' }));
    return one;
  };

  it('he waits in each', () => {
    const { tell } = queueOnly();
    expect(tell(0, told.queued('1', '8001'))).toEqual(['call-queued support 1/support@0']);
    expect(tell(1, told.queued('1', '8002', { cause: 'multipleQueuing', from: '8001' }))).toEqual([
      'call-queued sales 1/sales@1',
    ]);
  });

  it('he is answered in the one that sent him, and has left the other', () => {
    expect(waiting().tell(9, told.established('1', '0201', { from: '8002' }))).toEqual([
      'leg-answered 1/sales@1 0201',
      'call-left support 1/support@0 overflow',
    ]);
  });

  it('he is answered in the first where nothing else tells', () => {
    expect(waiting().tell(9, told.established('1', '202'))).toEqual([
      'leg-answered 1/support@0 202',
      'call-left sales 1/sales@1 overflow',
    ]);
  });

  it('he is answered in the one that the agent is a member of', () => {
    const one = waiting();
    const queues = surroundings.queues.map((queue) => ({
      ...queue,
      agents: queue.id === 'sales' ? ['202'] : ['0201'],
    }));
    const event = { kind: 'message', at: start, message: told.established('1', '202') } as const;
    const { facts } = csta.input.read(one.known(), event, settings, { ...surroundings, queues });
    expect(facts).toMatchObject([
      { kind: 'leg-answered', linked: expect.stringContaining('sales') as string },
      { kind: 'call-left', queue: 'support' },
      { kind: 'agent-state', agent: '202', presence: 'talking' },
    ]);
  });

  it('he is lost in each', () => {
    expect(waiting().tell(9, told.cleared('1', '28374655'))).toEqual(['leg-ended 1/support@0', 'leg-ended 1/sales@1']);
  });

  it('he leaves one, and waits on in the other', () => {
    const one = waiting();
    expect(one.tell(9, told.diverted('1', '8001', '8009', 'overflow'))).toEqual([
      'call-left support 1/support@0 overflow',
    ]);
    expect(one.tell(10, told.established('1', '0201'))).toEqual(['leg-answered 1/sales@1 0201']);
  });
});

describe('the same event through several monitors', () => {
  it.each<[string, readonly string[]]>([
    ['entry', [told.queued('1', '8001')]],
    ['ring', [told.queued('1', '8001'), told.delivered('1', '0201')]],
    ['answer', [told.queued('1', '8001'), told.delivered('1', '0201'), told.established('1', '0201')]],
    ['end', [told.queued('1', '8001'), told.established('1', '0201'), told.cleared('1', '0201')]],
    ['hang-up', [told.queued('1', '8001'), told.cleared('1', '28374655')]],
    ['overflow', [told.queued('1', '8001'), told.diverted('1', '8001', '8009')]],
    [
      'transfer',
      [
        told.queued('1', '8001'),
        told.established('1', '0201'),
        told.originated('2', '0201'),
        told.established('2', '203'),
        told.transferred({ by: '0201', to: '203', primary: '1', secondary: '2', now: '3' }),
      ],
    ],
  ])('is one %s', (_what, messages) => {
    const { tell } = settled();
    for (const [index, message] of messages.entries()) {
      tell(index, message);
      expect(tell(index, message)).toEqual([]);
    }
  });
});

describe('an id that comes again', () => {
  it('is another call', () => {
    const { tell } = queueOnly();
    tell(0, told.queued('1', '8001'));
    tell(5, told.established('1', '0201'));
    tell(60, told.callCleared('1'));
    expect(tell(600, told.queued('1', '8001'))).toEqual(['call-queued support 1/support@600']);
    expect(tell(610, told.cleared('1', '28374655'))).toEqual(['leg-ended 1/support@600']);
  });

  it.each(['__proto__', 'constructor', 'toString'])('or is called %s is a call like others', (id) => {
    const { tell } = queueOnly();
    expect(tell(0, told.queued(id, '8001'))).toEqual([`call-queued support ${id}/support@0`]);
    expect(tell(1, told.established(id, '0201'))).toEqual([`leg-answered ${id}/support@0 0201`]);
    expect(tell(2, told.callCleared(id))).toEqual([`leg-ended ${id}/0201@1`]);
  });
});

describe('however much is told, so much is known and no more:', () => {
  it('calls', () => {
    const phone = { state: 'talking', leg: null, seen: 1 } as const;
    const many = Array.from({ length: mostCalls - 1 }, (_, call) => [
      `c${call}`,
      { stays: {}, phones: { '202': phone } },
    ]);
    const one = story({ ...settled().known, calls: Object.fromEntries(many) as typeof csta.input.unread.calls });
    expect(one.tell(1, told.queued('last', '8001'))).toEqual(['call-queued support last/support@1']);
    expect(one.tell(1, told.queued('more', '8001'))).toEqual([]);
    expect(Object.keys(one.known.calls)).toHaveLength(mostCalls);
    expect(mostCalls).toBe(5_000);
  });

  it('phones of a call', () => {
    const many = Array.from({ length: mostPhonesOfCall + 1 }, (_, agent) => String(1_000 + agent));
    let known = csta.input.unread;
    for (const [index, agent] of many.entries()) {
      const event = { kind: 'message', at: start + index, message: told.delivered('1', agent) } as const;
      known = csta.input.read(known, event, { ...settings, agents: many }, surroundings).known;
    }
    expect(Object.keys(known.calls['1']?.phones ?? {})).toHaveLength(mostPhonesOfCall);
    expect(mostPhonesOfCall).toBe(50);
  });
});
