import { describe, expect, it } from 'vitest';
import { csta } from '#adapters/csta/index';
import { surroundings } from '#tests/support/surroundings';
import * as told from './payloads.ts';
import { settings, settled, start } from './story.ts';

describe('an answer that is told before the entry of its call', () => {
  const answeredFirst = () => {
    const one = settled();
    one.tell(5, told.established('1', '0201'));
    return one;
  };

  it('is the answer of that call, which nobody waits with any more', () => {
    const { tell } = answeredFirst();
    expect(tell(5.1, told.queued('1', '8001'))).toEqual([
      'call-queued support 1/support@5.1',
      'leg-answered 1/support@5.1 0201',
    ]);
    expect(tell(60, told.cleared('1', '28374655'))).toEqual([]);
    expect(tell(60.1, told.cleared('1', '0201'))).toEqual(['leg-ended 1/0201@5.1', 'agent-state  0201 ready']);
  });

  it('was given when it was told', () => {
    const { known } = answeredFirst();
    const event = { kind: 'message', at: start + 5_100, message: told.queued('1', '8001') } as const;
    const { facts } = csta.input.read(known, event, settings, surroundings);
    expect(facts.map(({ happenedAt }) => happenedAt)).toEqual([start + 5_000, start + 5_000]);
  });

  it('is one by its ring too', () => {
    const one = settled();
    one.tell(3, told.delivered('1', '0201'));
    one.tell(5, told.established('1', '0201'));
    expect(one.tell(5.1, told.queued('1', '8001'))).toContain('leg-answered 1/support@5.1 0201');
  });

  it.each([
    ['who has talked for longer than what is told can be late', 10.001, {}],
    ['who is said to transfer it', 6, { cause: 'singleStepTransfer' }],
    ['from whom it was redirected', 6, { from: '0201' }],
    ['who calls the queue himself', 6, { caller: '0201' }],
  ])('is not one of an agent %s: the caller waits', (_who, at, details) => {
    const { tell } = answeredFirst();
    expect(tell(at, told.queued('1', '8001', details))).toEqual([`call-queued support 1/support@${at}`]);
  });

  it('is none where he has left the call', () => {
    const { tell } = answeredFirst();
    tell(6, told.cleared('1', '0201'));
    expect(tell(6.1, told.queued('1', '8001'))).toEqual(['call-queued support 1/support@6.1']);
  });

  it('was none where he is told afterwards to have sent the caller there', () => {
    const { tell } = answeredFirst();
    tell(7, told.queued('1', '8001'));
    expect(tell(7.1, told.transferred({ by: '0201', to: '8001', primary: '1' }))).toEqual([
      'leg-ended 1/0201@7 transferred',
      'call-queued support 1/support@7.1',
      'agent-state  0201 ready',
    ]);
  });

  it('and no other caller is put into the queue by a transfer', () => {
    const one = settled();
    one.tell(5, told.queued('1', '8001'));
    one.tell(6, told.established('1', '0201'));
    expect(one.tell(7, told.transferred({ by: '0201', to: '8002', primary: '1' }))).toEqual([
      'leg-ended 1/0201@6 transferred',
      'agent-state  0201 ready',
    ]);
  });
});

describe("a queue's end of a call that is cleared before a phone rings for it", () => {
  const clearedWith = (cause?: string) => {
    const one = settled();
    one.tell(5, told.queued('1', '8001'));
    one.tell(9, told.cleared('1', '8001', cause));
    return one;
  };

  it.each([undefined, 'redirected'])('was handed to that phone, and he waits on (%s)', (cause) => {
    const { tell } = clearedWith(cause);
    expect(tell(9.1, told.delivered('1', '0201'))).toEqual([
      'leg-ringing 1/support@5 0201',
      'agent-state  0201 ringing',
    ]);
    expect(tell(20, told.established('1', '0201'))).toEqual([
      'leg-answered 1/support@5 0201',
      'agent-state  0201 talking',
    ]);
    expect(tell(30, told.callCleared('1'))).toEqual(['leg-ended 1/0201@9.1', 'agent-state  0201 ready']);
  });

  it('was handed to the phone that is answered, though its ring was not told', () => {
    expect(clearedWith().tell(9.1, told.established('1', '0201'))).toContain('leg-answered 1/support@5 0201');
  });

  it('and who hangs up while it rings is lost', () => {
    const { tell } = clearedWith();
    tell(9.1, told.delivered('1', '0201'));
    expect(tell(12, told.callCleared('1'))).toContain('leg-ended 1/support@5');
  });

  it.each([
    ['the caller’s own end is cleared too', told.cleared('1', '28374655')],
    ['the call is cleared', told.callCleared('1')],
  ])('was not where %s', (_what, message) => {
    const { tell } = clearedWith();
    tell(9.1, message);
    expect(tell(9.2, told.delivered('1', '0201'))).toEqual(['agent-state  0201 ringing']);
  });

  it('was not where so long passes that nothing can be late', () => {
    expect(clearedWith().tell(14.001, told.delivered('1', '0201'))).toEqual(['agent-state  0201 ringing']);
  });

  it('was not where he enters the queue anew', () => {
    const { tell } = clearedWith();
    expect(tell(10, told.queued('1', '8001'))).toEqual(['call-queued support 1/support@10']);
    expect(tell(10.1, told.delivered('1', '0201'))).toContain('leg-ringing 1/support@10 0201');
  });

  it('was not for a colleague who calls the queue himself', () => {
    const one = settled();
    one.tell(4, told.originated('1', '0201'));
    one.tell(5, told.queued('1', '8001', { caller: '0201' }));
    one.tell(9, told.cleared('1', '8001', 'redirected'));
    expect(one.tell(9.1, told.established('1', '0201'))).toEqual([]);
    expect(one.tell(12, told.cleared('1', '0201'))).toEqual(['agent-state  0201 ready']);
  });
});
