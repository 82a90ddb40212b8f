import { describe, expect, it } from 'vitest';
import * as told from './payloads.ts';
import { settled } from './story.ts';

/** 0201 talks with a caller of the queue. */
function talking() {
  const one = settled();
  one.tell(0, told.queued('1', '8001'));
  one.tell(5, told.established('1', '0201'));
  return one;
}

/** And has 203 in another call. */
function asking() {
  const one = talking();
  one.tell(20, told.held('1', '0201'));
  one.tell(21, told.originated('2', '0201'));
  one.tell(22, told.delivered('2', '203'));
  one.tell(25, told.established('2', '203'));
  return one;
}

describe('a caller is sent on to a colleague', () => {
  const ends = ['leg-ended 1/0201@5 transferred', 'agent-state  0201 ready'];

  it('after asking, under a new id', () => {
    const { tell } = asking();
    expect(tell(30, told.transferred({ by: '0201', to: '203', primary: '1', secondary: '2', now: '3' }))).toEqual(ends);
    expect(tell(60, told.cleared('3', '203'))).toEqual(['agent-state  203 ready']);
  });

  it('with two r', () => {
    const { tell } = asking();
    const message = told.transferred(
      { by: '0201', to: '203', primary: '1', secondary: '2', now: '3' },
      'TransferredEvent',
    );
    expect(tell(30, message)).toEqual(ends);
  });

  it('where the second call is not named', () => {
    const one = asking();
    expect(one.tell(30, told.transferred({ by: '0201', to: '203', primary: '1', now: '3' }))).toEqual(ends);
    expect(Object.keys(one.known.calls)).toEqual(['3']);
    expect(one.tell(60, told.callCleared('3'))).toEqual(['agent-state  203 ready']);
  });

  it('where the new id is not told', () => {
    const { tell } = asking();
    expect(tell(30, told.transferred({ by: '0201', to: '203', primary: '1', secondary: '2' }))).toEqual(ends);
    expect(tell(60, told.cleared('1', '203'))).toEqual(['agent-state  203 ready']);
  });

  it('while his phone still rings, and then he answers', () => {
    const { tell } = talking();
    tell(21, told.originated('2', '0201'));
    tell(22, told.delivered('2', '203'));
    expect(tell(23, told.transferred({ by: '0201', to: '203', primary: '1', secondary: '2', now: '3' }))).toEqual(ends);
    expect(tell(24, told.established('3', '203'))).toEqual(['agent-state  203 talking']);
  });

  it('at once, without asking', () => {
    const { tell } = talking();
    const message = told.transferred({ by: '0201', to: '203', primary: '1', now: '3', cause: 'singleStepTransfer' });
    expect(tell(20, message)).toEqual(ends);
    expect(tell(20, told.delivered('3', '203'))).toEqual(['agent-state  203 ringing']);
  });

  it('at once, while another call of the agent is held: that one is not meant', () => {
    const one = talking();
    one.tell(10, told.established('9', '0201'));
    one.tell(20, told.transferred({ by: '0201', to: '8900', primary: '1', now: '3', cause: 'singleStepTransfer' }));
    expect(Object.keys(one.known.calls)).toEqual(['9']);
  });
});

describe('a caller is sent to somebody whom nobody follows', () => {
  it('and is over for us: the id may come again', () => {
    const one = talking();
    one.tell(20, told.originated('2', '0201'));
    expect(
      one.tell(30, told.transferred({ by: '0201', to: '28374655', primary: '1', secondary: '2', now: '3' })),
    ).toEqual(['leg-ended 1/0201@5 transferred', 'agent-state  0201 ready']);
    expect(one.known.calls).toEqual({});
    expect(one.tell(40, told.queued('3', '8001'))).toEqual(['call-queued support 3/support@40']);
  });

  it('also where the second call is not named', () => {
    const one = talking();
    one.tell(20, told.originated('2', '0201'));
    one.tell(30, told.transferred({ by: '0201', to: '28374655', primary: '1', now: '3' }));
    expect(one.known.calls).toEqual({});
  });
});

describe('a caller is sent into a queue', () => {
  it('by way of a call of the agent’s own, which waits there already', () => {
    const { tell } = talking();
    tell(20, told.originated('2', '0201'));
    expect(tell(21, told.queued('2', '8002', { caller: '0201' }))).toEqual(['call-queued sales 2/sales@21']);
    expect(tell(30, told.transferred({ by: '0201', to: '8002', primary: '1', secondary: '2', now: '3' }))).toEqual([
      'leg-ended 1/0201@5 transferred',
      'agent-state  0201 ready',
    ]);
    expect(tell(40, told.established('3', '203'))).toEqual(['leg-answered 2/sales@21 203', 'agent-state  203 talking']);
  });

  it('and the queue tells of him under his new id', () => {
    const { tell } = talking();
    tell(20, told.transferred({ by: '0201', to: '8001', primary: '1', now: '3', cause: 'singleStepTransfer' }));
    expect(tell(20, told.queued('3', '8001', { cause: 'transfer' }))).toEqual(['call-queued support 3/support@20']);
    expect(tell(50, told.cleared('3', '28374655'))).toEqual(['leg-ended 3/support@20']);
  });
});

describe('a conference', () => {
  it('has all in it, until each hangs up', () => {
    const one = asking();
    expect(one.tell(30, told.conferenced('1', '2', '3', '0201'))).toEqual([]);
    expect(Object.keys(one.known.calls)).toEqual(['3']);
    expect(one.tell(40, told.cleared('3', '0201'))).toEqual(['leg-ended 1/0201@5', 'agent-state  0201 ready']);
    expect(one.tell(50, told.cleared('3', '203'))).toEqual(['agent-state  203 ready']);
  });
});
