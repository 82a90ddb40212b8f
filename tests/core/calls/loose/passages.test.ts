import { describe, expect, it } from 'vitest';
import type { Fact } from '#core/said/facts';
import { bookOf, legOf, passagesAt, pbx, rulesWith, tieModes } from '../../../support/facts.ts';

const told = (...facts: readonly Fact[]) => passagesAt(bookOf(facts), 300);

describe.each(tieModes)('one call, ids tied as in %s', (mode) => {
  const leg = (part: string) => legOf('1.1', part, mode);
  const idOf = (part: string) => leg(part).leg;
  const answered = [pbx.queued(0, '1.1'), pbx.rings(5, '201', leg('a')), pbx.answers(12, '201', leg('a'))];

  it('is answered once, after a blind transfer', () => {
    const sentOn = [pbx.sendsOn(60, idOf('a')), pbx.rings(61, '202', leg('b')), pbx.answers(70, '202', leg('b'))];
    expect(told(...answered, ...sentOn, pbx.ends(90, idOf('b'), 20))).toEqual(['1.1 support answered after 12']);
  });

  it('is answered once, after a colleague was asked first', () => {
    const asked = [pbx.rings(40, '202', leg('b')), pbx.answers(45, '202', leg('b')), pbx.sendsOn(60, idOf('a'))];
    expect(told(...answered, ...asked, pbx.ends(90, idOf('b'), 45))).toEqual(['1.1 support answered after 12']);
  });

  it('stays answered where nobody takes the transfer', () => {
    const sentOn = [pbx.sendsOn(60, idOf('a')), pbx.rings(61, '202', leg('b')), pbx.ends(80, idOf('b'), 0)];
    expect(told(...answered, ...sentOn, pbx.ends(81, '1.1'))).toEqual(['1.1 support answered after 12']);
  });

  it('is a call of the next queue, too, where the agent sends it there, and answered there by another', () => {
    const sentOn = [pbx.sendsOn(60, idOf('a')), pbx.queued(61, '1.1', 'sales'), pbx.rings(65, '204', leg('b'))];
    expect(told(...answered, ...sentOn)).toEqual(['1.1 support answered after 12', '1.1 sales waiting']);
    expect(told(...answered, ...sentOn, pbx.answers(70, '204', leg('b')))).toEqual([
      '1.1 support answered after 12',
      '1.1 sales answered after 9',
    ]);
  });

  it('is a call of the same queue once more, where the agent sends it back, also soon after it came', () => {
    const quick = [pbx.queued(0, '1.1'), pbx.answers(5, '201', leg('a')), pbx.sendsOn(19, idOf('a'))];
    expect(told(...quick, pbx.queued(20, '1.1'))).toEqual(['1.1 support answered after 5', '1.1 support waiting']);
  });

  it('is lost in the next queue only, where the caller hangs up there', () => {
    const sentOn = [pbx.sendsOn(60, idOf('a')), pbx.queued(61, '1.1', 'sales'), pbx.ends(100, '1.1')];
    expect(told(...answered, ...sentOn)).toEqual(['1.1 support answered after 12', '1.1 sales abandoned after 39']);
  });

  it('is answered after the longest of its rings, though phones rang out before', () => {
    const facts = [pbx.queued(0, '1.1'), pbx.rings(5, '201', leg('a')), pbx.ends(20, idOf('a'), 0)];
    const again = [pbx.rings(22, '202', leg('b')), pbx.answers(30, '202', leg('b'))];
    expect(told(...facts, ...again)).toEqual(['1.1 support answered after 30']);
  });

  it('is answered by the first of two who are told to have answered', () => {
    expect(told(...answered, pbx.answers(14, '202', leg('b')))).toEqual(['1.1 support answered after 12']);
  });
});

describe('a caller who hangs up', () => {
  it('is lost when his own part ends, also while a phone rings', () => {
    expect(told(pbx.queued(0, '1.1'), pbx.ends(30, '1.1'))).toEqual(['1.1 support abandoned after 30']);
    expect(told(pbx.queued(0, '1.1'), pbx.rings(5, '201', legOf('1.1')), pbx.ends(9, '1.1'))).toEqual([
      '1.1 support abandoned after 9',
    ]);
  });

  it('is not lost when a phone stopped ringing', () => {
    const rung = [pbx.queued(0, '1.1'), pbx.rings(5, '201', legOf('1.1')), pbx.ends(20, '1.1-a', 0)];
    expect(told(...rung)).toEqual(['1.1 support waiting']);
  });

  it.each([
    [9.999, 'shortAbandoned'],
    [10, 'abandoned'],
  ])('after %d s is %s, where ten seconds count', (seconds, kind) => {
    const book = bookOf([pbx.queued(0, '1.1'), pbx.ends(seconds, '1.1')], rulesWith({ shortAbandonSeconds: 10 }));
    expect(passagesAt(book, 60)).toEqual([`1.1 support ${kind} after ${seconds}`]);
  });

  it('at once is lost where no such limit is set', () => {
    expect(told(pbx.queued(0, '1.1'), pbx.ends(0, '1.1'))).toEqual(['1.1 support abandoned after 0']);
  });

  it('is not lost after all when his phone rings or is answered later', () => {
    const lost = [pbx.queued(0, '1.1'), pbx.ends(20, '1.1')];
    expect(told(...lost, pbx.rings(25, '202', legOf('1.1')))).toEqual(['1.1 support waiting']);
    expect(told(...lost, pbx.answers(25, '202', legOf('1.1')))).toEqual(['1.1 support answered after 25']);
  });

  it('is not brought back by a ring that was told too late', () => {
    expect(told(pbx.queued(0, '1.1'), pbx.ends(20, '1.1'), pbx.rings(21, '202', legOf('1.1')))).toEqual([
      '1.1 support abandoned after 20',
    ]);
  });
});

describe('an entry that is told late', () => {
  it('finds the answer that came before it: answered at once', () => {
    expect(told(pbx.answers(5, '201', legOf('1.1')), pbx.queued(8, '1.1'))).toEqual(['1.1 support answered after 0']);
  });

  it('finds it even after most of a minute, when the request was refused and repeated', () => {
    const late = [pbx.rings(2, '201', legOf('1.1')), pbx.answers(5, '201', legOf('1.1')), pbx.queued(55, '1.1')];
    expect(told(...late)).toEqual(['1.1 support answered after 0']);
  });

  it('finds the hang-up that came before it', () => {
    expect(told(pbx.ends(5, '1.1'), pbx.queued(7, '1.1'))).toEqual(['1.1 support abandoned after 0']);
  });

  it('is no entry of the call that an agent had before he sent the caller here', () => {
    const first = [pbx.answers(0, '205', { leg: '1.1' }), pbx.sendsOn(30, '1.1'), pbx.queued(31, '1.1')];
    expect(told(...first)).toEqual(['1.1 support waiting']);
  });
});

describe('a queue that lets go of a caller', () => {
  const letGo = [pbx.queued(0, '1.1'), pbx.left(60, '1.1')];

  it('forwards him: he is not lost, and not answered by who answers elsewhere', () => {
    expect(told(...letGo)).toEqual(['1.1 support overflowed after 60']);
    expect(told(...letGo, pbx.ends(90, '1.1'))).toEqual(['1.1 support overflowed after 60']);
    expect(told(...letGo, pbx.answers(70, '205', legOf('1.1')))).toEqual(['1.1 support overflowed after 60']);
  });

  it('does so, too, where only his entry into the next one is told', () => {
    expect(told(pbx.queued(0, '1.1'), pbx.queued(60, '1.1', 'sales'), pbx.ends(80, '1.1'))).toEqual([
      '1.1 support overflowed after 60',
      '1.1 sales abandoned after 20',
    ]);
  });

  it('cannot let go of one who was answered: then it is told too late, or wrongly', () => {
    const answered = [pbx.queued(0, '1.1'), pbx.answers(12, '201', legOf('1.1'))];
    expect(told(...answered, pbx.left(13, '1.1'))).toEqual(['1.1 support answered after 12']);
    expect(told(...answered, pbx.left(60, '1.1'))).toEqual(['1.1 support answered after 12']);
  });

  it('let go before an answer from outside that was told a moment sooner', () => {
    const answered = [pbx.queued(0, '1.1'), pbx.answers(60, '299', legOf('1.1'))];
    expect(told(...answered, pbx.left(62, '1.1'))).toEqual(['1.1 support overflowed after 62']);
  });

  it('may be told to have let go before it is told that he entered', () => {
    expect(told(pbx.left(3, '1.1'), pbx.queued(5, '1.1'))).toEqual(['1.1 support overflowed after 0']);
  });

  it('counts nothing where he never entered, or where the queue is not ours', () => {
    expect(told(pbx.left(3, '1.1'))).toEqual([]);
    expect(told(pbx.queued(0, '1.1', 'night'), pbx.left(3, '1.1', 'night'))).toEqual([]);
  });
});

describe('between two queues', () => {
  const [inSupport, inSales] = [pbx.queued(0, '1.1'), pbx.queued(62, '1.1', 'sales')];

  it('an answer told a moment before the second entry is of the queue whose member gave it', () => {
    expect(told(inSupport, pbx.answers(60, '204', legOf('1.1')), inSales)).toEqual([
      '1.1 support overflowed after 62',
      '1.1 sales answered after 0',
    ]);
    expect(told(inSupport, pbx.answers(60, '201', legOf('1.1')), inSales)).toEqual([
      '1.1 support answered after 60',
      '1.1 sales waiting',
    ]);
  });

  it('the end of a phone of the first, told with the call’s own id, is no hang-up in the second', () => {
    const rang = pbx.rings(50, '201', { leg: '1.1' });
    expect(told(inSupport, rang, inSales, pbx.ends(63, '1.1', 0))).toEqual([
      '1.1 support overflowed after 62',
      '1.1 sales waiting',
    ]);
  });
});

describe('nobody waits for ever', () => {
  const waits = (seconds: number, ...facts: readonly Fact[]) =>
    passagesAt(bookOf(facts, rulesWith({ maxWaitSeconds: 600 })), seconds);

  it('but exactly as long as the rules say, and then he is lost, by conclusion', () => {
    expect(waits(600, pbx.queued(0, '1.1'))).toEqual(['1.1 support waiting']);
    expect(waits(601, pbx.queued(0, '1.1'))).toEqual(['1.1 support abandoned after 600, inferred']);
  });

  it('and who shows life later was not lost, and has his patience anew from then', () => {
    const back = [pbx.queued(0, '1.1'), pbx.rings(700, '201', legOf('1.1')), pbx.ends(720, '1.1-a', 0)];
    expect(waits(1_300, ...back)).toEqual(['1.1 support waiting']);
    expect(waits(1_301, ...back)).toEqual(['1.1 support abandoned after 1300, inferred']);
    expect(waits(730, ...back, pbx.answers(725, '201', legOf('1.1', 'b')))).toEqual(['1.1 support answered after 725']);
  });
});
