import { describe, expect, it } from 'vitest';
import type { Fact } from '#core/said/facts';
import { after, bookOf, legOf, passagesAt, pbx, phonesAt, rulesWith } from '#tests/support/facts';

const told = (...facts: readonly Fact[]) => passagesAt(bookOf(facts), 300);
const phones = (seconds: number, ...facts: readonly Fact[]) => phonesAt(bookOf(facts), seconds);
const [queued, linked, own] = [pbx.queued(0, '1.1'), legOf('1.1'), { leg: '1.1' }];

/** The last moment at which one thing is so, and the first at which another is. */
const justAfter = (seconds: number) => seconds + 0.001;

describe('requests of one call overtake each other by five seconds, and no more', () => {
  it('a ring whose end was told first', () => {
    const ended = [queued, pbx.ends(5, '1.1-a', 0)];
    expect(phones(12, ...ended, pbx.rings(10, '201', linked))).toEqual([]);
    expect(phones(12, ...ended, pbx.rings(justAfter(10), '201', linked))).toEqual(['201 ringing']);
  });

  it('the end of a ring that an answer silenced, which looks like the end of the talk', () => {
    const talks = [queued, pbx.rings(5, '201', own), pbx.rings(5, '202', own), pbx.answers(10, '201', own)];
    expect(phones(20, ...talks, pbx.ends(15, '1.1', 0))).toEqual(['201 talking']);
    expect(phones(20, ...talks, pbx.ends(justAfter(15), '1.1', 0))).toEqual([]);
  });

  it.each([
    ['with an id of its own', linked, '1.1-a'],
    ['with its call’s id', own, '1.1'],
  ])('the answer of a leg %s that is told after its end', (_what, leg, id) => {
    const over = [queued, pbx.rings(5, '201', leg), pbx.ends(20, id, 0)];
    expect(phones(30, ...over, pbx.answers(25, '201', leg))).toEqual([]);
    expect(phones(30, ...over, pbx.answers(justAfter(25), '201', leg))).toEqual(['201 talking']);
  });

  it('the ring of a talk that is over', () => {
    const over = [queued, pbx.answers(10, '201', own), pbx.ends(20, '1.1', 10)];
    expect(phones(30, ...over, pbx.rings(25, '201', own))).toEqual([]);
    expect(phones(30, ...over, pbx.rings(justAfter(25), '201', own))).toEqual(['201 ringing']);
  });

  it('the word that the queue let him go, after he came back to it', () => {
    const back = [queued, pbx.answers(5, '201', linked), pbx.queued(40, '1.1')];
    const first = '1.1 support answered after 5';
    expect(told(...back, pbx.left(45, '1.1'))).toEqual([first, '1.1 support overflowed after 5']);
    expect(told(...back, pbx.left(justAfter(45), '1.1'))).toEqual([first]);
  });

  it('the word that his agent sent him on, after he came back', () => {
    const back = [queued, pbx.answers(5, '201', linked), pbx.queued(40, '1.1')];
    const first = '1.1 support answered after 5';
    expect(told(...back, pbx.sendsOn(45, '1.1-a'))).toEqual([first, '1.1 support waiting']);
    expect(told(...back, pbx.sendsOn(justAfter(45), '1.1-a'))).toEqual([first]);
  });

  it('an answer in the next queue, told before he entered it', () => {
    const sales = pbx.queued(62, '1.1', 'sales');
    expect(told(queued, pbx.answers(57, '204', linked), sales)).toEqual([
      '1.1 support overflowed after 62',
      '1.1 sales answered after 0',
    ]);
    expect(told(queued, pbx.answers(56.999, '204', linked), sales)).toEqual([
      '1.1 support answered after 56.999',
      '1.1 sales waiting',
    ]);
  });

  it('the end of the talk out of which he was sent into the queue, told after he entered', () => {
    const direct = (agent: string) => [pbx.answers(0, agent, own), pbx.queued(25, '1.1')];
    expect(told(...direct('201'), pbx.sendsOn(30, '1.1'))).toEqual(['1.1 support waiting']);
    expect(told(...direct('201'), pbx.sendsOn(justAfter(30), '1.1'))).toEqual(['1.1 support answered after 0']);
    expect(told(...direct('205'), pbx.sendsOn(justAfter(30), '1.1'))).toEqual(['1.1 support waiting']);
  });

  it('the word that the queue let him go, before he entered', () => {
    expect(told(pbx.left(3, '1.1'), pbx.queued(8, '1.1'))).toEqual(['1.1 support overflowed after 0']);
    expect(told(pbx.left(2.999, '1.1'), pbx.queued(8, '1.1'))).toEqual(['1.1 support waiting']);
  });

  it('the word that the queue let him go, after he entered the next', () => {
    const both = [queued, pbx.queued(60, '1.1', 'sales')];
    expect(told(...both, pbx.left(65, '1.1'))[0]).toBe('1.1 support overflowed after 65');
    expect(told(...both, pbx.left(justAfter(65), '1.1'))[0]).toBe('1.1 support overflowed after 60');
  });

  it('the word that the queue let him go, after somebody outside answered him', () => {
    const outside = [queued, pbx.answers(60, '299', linked)];
    expect(told(...outside, pbx.left(65, '1.1'))).toEqual(['1.1 support overflowed after 65']);
    expect(told(...outside, pbx.left(justAfter(65), '1.1'))).toEqual(['1.1 support answered after 60']);
  });

  it('an answer before the entry by the time that it names itself; earlier, it means the whole call', () => {
    const answered = (seconds: number) => ({ ...pbx.answers(20, '201', linked), happenedAt: after(seconds) });
    expect(told(pbx.queued(10, '1.1'), answered(5))).toEqual(['1.1 support answered after 0']);
    expect(told(pbx.queued(10, '1.1'), answered(4.999))).toEqual(['1.1 support answered after 10']);
  });
});

describe('a report that was refused and repeated', () => {
  it('of the first entry comes two minutes after a member’s answer at most, and never after anybody else’s', () => {
    const answered = (agent: string) => pbx.answers(0, agent, linked);
    expect(told(answered('201'), pbx.queued(120, '1.1'))).toEqual(['1.1 support answered after 0']);
    expect(told(answered('201'), pbx.queued(justAfter(120), '1.1'))).toEqual(['1.1 support waiting']);
    expect(told(answered('205'), pbx.queued(1, '1.1'))).toEqual(['1.1 support waiting']);
  });

  it('of the first entry comes a minute after the hang-up at most', () => {
    expect(told(pbx.ends(0, '1.1'), pbx.queued(60, '1.1'))).toEqual(['1.1 support abandoned after 0']);
    expect(told(pbx.ends(0, '1.1'), pbx.queued(justAfter(60), '1.1'))).toEqual(['1.1 support waiting']);
  });

  it('of a ring, without a time of its own, comes two seconds after the hang-up at most', () => {
    const gone = [queued, pbx.ends(20, '1.1')];
    expect(told(...gone, pbx.rings(22, '202', linked))).toEqual(['1.1 support abandoned after 20']);
    expect(told(...gone, pbx.rings(justAfter(22), '202', linked))).toEqual(['1.1 support waiting']);
  });
});

describe('the same words within half a minute are a repeat', () => {
  it('of a ring that was over by then; later the phone rings again', () => {
    const rung = [queued, pbx.rings(5, '201', linked), pbx.ends(20, '1.1-a', 0)];
    expect(phones(40, ...rung, pbx.rings(35, '201', linked))).toEqual([]);
    expect(phones(40, ...rung, pbx.rings(justAfter(35), '201', linked))).toEqual(['201 ringing']);
  });

  it('of an entry of a call that is over; later its id is another call’s', () => {
    const over = [queued, pbx.ends(5, '1.1')];
    const first = '1.1 support abandoned after 5';
    expect(told(...over, pbx.queued(30, '1.1'))).toEqual([first]);
    expect(told(...over, pbx.queued(justAfter(30), '1.1'))).toEqual([first, '1.1 support waiting']);
  });

  it('of an entry of a call that was answered, for ten seconds; later it may be that his agent is sending him back', () => {
    const [talks, sentBack] = [[queued, pbx.answers(5, '201', linked)], pbx.sendsOn(13, '1.1-a')];
    const first = '1.1 support answered after 5';
    expect(told(...talks, pbx.queued(10, '1.1'), sentBack)).toEqual([first]);
    expect(told(...talks, pbx.queued(justAfter(10), '1.1'), sentBack)).toEqual([first, '1.1 support waiting']);
  });

  it('of a ring with its call’s id, where its end came between, within ten seconds', () => {
    const rung = [queued, pbx.rings(5, '201', own), pbx.ends(9, '1.1', 0)];
    expect(phones(30, ...rung, pbx.rings(15, '201', own))).toEqual([]);
    expect(phones(30, ...rung, pbx.rings(justAfter(15), '201', own))).toEqual(['201 ringing']);
  });

  it('of an entry, where he was sent on between, within ten seconds', () => {
    const sentOn = [queued, pbx.answers(2, '201', linked), pbx.sendsOn(5, '1.1-a')];
    const first = '1.1 support answered after 2';
    expect(told(...sentOn, pbx.queued(10, '1.1'))).toEqual([first]);
    expect(told(...sentOn, pbx.queued(justAfter(10), '1.1'))).toEqual([first, '1.1 support waiting']);
  });

  it('of an entry that he had before the last one, within ten seconds', () => {
    const both = [queued, pbx.queued(4, '1.1', 'sales')];
    const first = '1.1 support overflowed after 4';
    expect(told(...both, pbx.queued(10, '1.1'))).toEqual([first, '1.1 sales waiting']);
    expect(told(...both, pbx.queued(justAfter(10), '1.1'))).toEqual([
      first,
      `1.1 sales overflowed after ${justAfter(6)}`,
      '1.1 support waiting',
    ]);
  });

  it('of an end with the same duration, where a talk began since, within ten seconds', () => {
    const rung = [queued, pbx.rings(1, '201', own), pbx.ends(5, '1.1', 3), pbx.answers(7, '202', own)];
    expect(phones(20, ...rung, pbx.ends(15, '1.1', 3))).toEqual(['202 talking']);
    expect(phones(20, ...rung, pbx.ends(justAfter(15), '1.1', 3))).toEqual([]);
  });
});

describe('a phone that rang before he came to the queue, and whose end is told with the call’s own id', () => {
  const rang = pbx.rings(0, '205', own);

  it('is no hang-up where it ended before he entered', () => {
    expect(told(rang, pbx.ends(9, '1.1', 0), pbx.queued(10, '1.1'))).toEqual(['1.1 support waiting']);
    expect(told(rang, pbx.ends(10, '1.1', 0), pbx.queued(10, '1.1'))).toEqual(['1.1 support waiting']);
  });

  it('is one where it ended after he entered his first queue: so ends the caller’s own part', () => {
    expect(told(rang, pbx.queued(10, '1.1'), pbx.ends(12, '1.1', 0))).toEqual(['1.1 support abandoned after 2']);
  });

  it('is none in his second queue, whenever it ended', () => {
    const second = [queued, pbx.rings(50, '201', own), pbx.queued(62, '1.1', 'sales'), pbx.ends(90, '1.1', 0)];
    expect(told(...second)).toEqual(['1.1 support overflowed after 62', '1.1 sales waiting']);
  });

  it('is a hang-up in the second where it rang there', () => {
    const second = [queued, pbx.queued(62, '1.1', 'sales'), pbx.rings(62, '204', own), pbx.ends(90, '1.1', 0)];
    expect(told(...second)).toEqual(['1.1 support overflowed after 62', '1.1 sales abandoned after 28']);
  });
});

describe('who was presumed gone', () => {
  const patience = rulesWith({ maxWaitSeconds: 600 });

  it('is not, where he is said to enter the queue again', () => {
    const book = bookOf([queued, pbx.queued(700, '1.1')], patience);
    expect(passagesAt(book, 701)).toEqual(['1.1 support waiting']);
    expect(passagesAt(book, 1_300)).toEqual(['1.1 support waiting']);
    expect(passagesAt(book, 1_301)).toEqual(['1.1 support abandoned after 1300, inferred']);
  });

  it('is gone all the same, where another is said to enter', () => {
    const book = bookOf([queued, pbx.queued(700, '1.2')], patience);
    expect(passagesAt(book, 701)).toEqual(['1.1 support abandoned after 600, inferred', '1.2 support waiting']);
  });
});
