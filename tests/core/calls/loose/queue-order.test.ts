import { describe, expect, it } from 'vitest';
import { apply } from '#core/book/book';
import type { Fact } from '#core/said/facts';
import type { QueueRules } from '#core/book/rules';
import { after, bookOf, legOf, passagesAt, pbx, rulesWith, shown } from '../../../support/facts.ts';
import { waitingIn } from '#tests/support/waiting';

const first = pbx.queued(0, '1.1');
const second = pbx.queued(10, '1.2');
const rings = (seconds: number, call: string, agent: string = '201') => pbx.rings(seconds, agent, legOf(call, agent));
const answers = (seconds: number, call: string, agent: string = '201') =>
  pbx.answers(seconds, agent, legOf(call, agent));

function told(facts: readonly Fact[], rules: Partial<QueueRules> = {}): readonly string[] {
  return passagesAt(bookOf(facts, rulesWith(rules)), 120);
}

const firstIsGone = '1.1 support abandoned after 30, inferred';
const firstWaits = '1.1 support waiting';
const secondWaits = '1.2 support waiting';

describe('first in, first out: who entered earlier and still waits is gone', () => {
  it('when a phone rings for one who entered later', () => {
    expect(told([first, second, rings(30, '1.2')])).toEqual([firstIsGone, secondWaits]);
  });

  it('when one who entered later is answered, and no ring was told', () => {
    expect(told([first, second, answers(30, '1.2')])).toEqual([firstIsGone, '1.2 support answered after 20']);
  });

  it('when a member’s phone rings for one whom an outsider’s phone has rung for already', () => {
    expect(told([first, second, rings(20, '1.2', '299')])).toEqual([firstWaits, secondWaits]);
    expect(told([first, second, rings(20, '1.2', '299'), rings(30, '1.2')])).toEqual([firstIsGone, secondWaits]);
  });

  it('though it is the entry of the later one that is told last', () => {
    const early = [pbx.queued(0, '1.1'), rings(28, '1.2'), pbx.queued(30, '1.2')];
    expect(told(early)).toEqual([firstIsGone, secondWaits]);
  });

  it('all who entered earlier, and nobody who entered later', () => {
    const third = pbx.queued(20, '1.3');
    expect(told([first, second, third, rings(30, '1.2')])).toEqual([firstIsGone, secondWaits, '1.3 support waiting']);
    expect(told([first, second, third, rings(30, '1.3')])).toEqual([
      firstIsGone,
      '1.2 support abandoned after 20, inferred',
      '1.3 support waiting',
    ]);
  });

  it('and the board says how many of the lost were concluded', () => {
    const book = bookOf([first, second, pbx.queued(12, '1.3'), pbx.ends(20, '1.3'), rings(30, '1.2')]);
    expect(shown(book, 40)).toMatchObject({ callsWaiting: 1, lostToday: 2, inferredLostToday: 1 });
  });

  it('also where nobody has said who the members are', () => {
    expect(told([first, second, rings(30, '1.2', '299')], { agents: undefined })).toEqual([firstIsGone, secondWaits]);
  });
});

describe('nobody is gone', () => {
  it('where the queue does not serve in that order', () => {
    const facts = [first, second, rings(30, '1.2'), answers(35, '1.2')];
    expect(told(facts, { order: 'other' })[0]).toBe(firstWaits);
  });

  it('whose own phone rings', () => {
    expect(told([first, second, rings(25, '1.1', '202'), rings(30, '1.2')])).toEqual([firstWaits, secondWaits]);
  });

  it('because of a phone that is no member’s: the caller was sent there by hand', () => {
    expect(told([first, second, rings(30, '1.2', '204'), answers(35, '1.2', '204')])[0]).toBe(firstWaits);
  });

  it('because of who is served in another queue', () => {
    const sales = [pbx.queued(10, '1.2', 'sales'), rings(30, '1.2', '203'), answers(35, '1.2', '203')];
    expect(told([first, ...sales])[0]).toBe(firstWaits);
  });

  it('because of one who entered earlier, or at the very same time', () => {
    expect(told([first, second, rings(30, '1.1')])).toEqual([firstWaits, secondWaits]);
    expect(told([first, pbx.queued(0, '1.2'), rings(30, '1.2')])).toEqual([firstWaits, secondWaits]);
  });

  it('because of a call of no queue', () => {
    expect(told([first, pbx.rings(30, '201', { leg: '7.1' }), pbx.answers(32, '201', { leg: '7.1' })])).toEqual([
      firstWaits,
    ]);
  });

  it('because of an answer, when his own phone had just rung out: the choice fell earlier', () => {
    const both = [first, second, rings(20, '1.1', '201'), rings(21, '1.2', '202')];
    const facts = [...both, pbx.ends(35, '1.1-201', 0), answers(36, '1.2', '202')];
    expect(told(facts)).toEqual([firstWaits, '1.2 support answered after 26']);
  });

  it('because of a ring that is told once more after his own phone had rung out', () => {
    const both = [first, second, rings(20, '1.1', '201'), rings(21, '1.2', '202')];
    expect(told([...both, pbx.ends(25, '1.1-201', 0), rings(27, '1.2', '202')])[0]).toBe(firstWaits);
  });

  it('because of another phone to which one who is answered is sent on', () => {
    const talking = [pbx.queued(-60, '1.0'), rings(-50, '1.0'), answers(-45, '1.0'), first];
    const sentOn = [pbx.sendsOn(20, '1.0-201'), rings(21, '1.0', '202'), answers(30, '1.0', '202')];
    expect(told([...talking, ...sentOn])).toEqual(['1.0 support answered after 15', firstWaits]);
  });

  it('because of another phone to which a later one, answered by an outsider, is sent on', () => {
    const outside = [first, second, rings(20, '1.2', '299'), answers(25, '1.2', '299')];
    const sentOn = [pbx.sendsOn(50, '1.2-299'), rings(51, '1.2', '202'), answers(55, '1.2', '202')];
    expect(told([...outside, ...sentOn])[0]).toBe(firstWaits);
  });
});

describe('who was taken for gone and shows life', () => {
  const facts = [first, second, rings(30, '1.2')];

  it('waits again when a phone rings for him, since his own entry', () => {
    const book = bookOf([...facts, rings(40, '1.1', '202')]);
    expect(passagesAt(book, 50)).toEqual([firstWaits, secondWaits]);
    expect(shown(book, 50)).toMatchObject({ callsWaiting: 2, lostToday: 0, inferredLostToday: 0 });
    expect(waitingIn(book, 'support')[0]).toMatchObject({ call: '1.1', entry: after(0) });
  });

  it('is answered, not lost, when he is answered', () => {
    const book = bookOf([...facts, answers(40, '1.1', '202')]);
    expect(shown(book, 50)).toMatchObject({ answeredToday: 1, lostToday: 0, avgWaitSeconds: 40 });
  });

  it('was forwarded when the queue is told to have let go of him', () => {
    expect(told([...facts, pbx.left(40, '1.1')])[0]).toBe('1.1 support overflowed after 40');
  });

  it('is lost by report, not by conclusion, when his hang-up is told late', () => {
    expect(told([...facts, pbx.ends(33, '1.1')])[0]).toBe('1.1 support abandoned after 33');
  });

  it('may be taken for gone again, by the next one who is served before him', () => {
    const back = [...facts, rings(40, '1.1', '202'), pbx.ends(55, '1.1-202', 0), pbx.queued(56, '1.3')];
    expect(told([...back, rings(60, '1.3', '203')])[0]).toBe('1.1 support abandoned after 60, inferred');
  });
});

it('the same ring told again says nothing more of anybody', () => {
  const book = bookOf([first, second, rings(30, '1.2')]);
  expect(apply(book, rings(33, '1.2'))).toBe(book);
});
