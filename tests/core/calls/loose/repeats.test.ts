import { describe, expect, it } from 'vitest';
import { apply, fold } from '#core/book/book';
import type { Fact } from '#core/said/facts';
import { second } from '#core/time/instant';
import { bookOf, legOf, passagesAt, pbx, phonesAt, rulesWith, shown, tieModes } from '../../../support/facts.ts';

const again = (fact: Fact, seconds: number): Fact => ({ ...fact, at: fact.at + seconds * second });

describe.each(tieModes)('every request of a call told again, ids tied as in %s', (mode) => {
  const leg = (part: string) => legOf('1.1', part, mode);
  const story: readonly Fact[] = [
    pbx.queued(0, '1.1'),
    pbx.rings(20, '201', leg('a')),
    pbx.ends(40, leg('a').leg, 0),
    pbx.rings(60, '202', leg('b')),
    pbx.answers(80, '202', leg('b')),
    pbx.sendsOn(120, leg('b').leg),
    pbx.rings(140, '203', leg('c')),
    pbx.answers(160, '203', leg('c')),
    pbx.ends(200, leg('c').leg, 40),
  ];

  it('a moment later is no news, at any point of the story', () => {
    for (const [index, fact] of story.entries()) {
      const book = bookOf(story.slice(0, index + 1));
      const { book: after, news } = fold(book, again(fact, 3));
      expect(news, fact.kind).toBe(false);
      expect(after, fact.kind).toBe(book);
    }
  });

  it('each up to ten seconds late, changes nothing in the end', () => {
    const twice = story.flatMap((fact) => [fact, again(fact, 1), again(fact, 9)]).sort((a, b) => a.at - b.at);
    const [book, plain] = [bookOf(twice), bookOf(story)];
    expect(passagesAt(book, 300)).toEqual(['1.1 support answered after 80']);
    expect(passagesAt(book, 300)).toEqual(passagesAt(plain, 300));
    expect(book.tally.days).toEqual(plain.tally.days);
    expect(phonesAt(book, 300)).toEqual([]);
  });

  it('all over again after an hour, is another call: ids come again', () => {
    const late = story.reduce((book, fact) => apply(book, again(fact, 3_500)), bookOf(story));
    expect(passagesAt(late, 3_800)).toEqual(['1.1 support answered after 80', '1.1 support answered after 80']);
    expect(shown(late, 3_800)).toMatchObject({ answeredToday: 2, lostToday: 0, avgTalkSeconds: 40 });
    expect(phonesAt(late, 3_800)).toEqual([]);
  });
});

describe('the same leave told again', () => {
  it('is no news, whether he is gone or in the next queue', () => {
    const left = bookOf([pbx.queued(0, '1.1'), pbx.left(60, '1.1')]);
    expect(fold(left, pbx.left(63, '1.1')).news).toBe(false);
    const next = bookOf([pbx.queued(0, '1.1'), pbx.left(60, '1.1'), pbx.queued(61, '1.1', 'sales')]);
    expect(fold(next, pbx.left(64, '1.1')).news).toBe(false);
  });
});

describe('the same words that are no repeat', () => {
  it('are a phone that rings again half a minute later', () => {
    const rung = [pbx.queued(0, '1.1'), pbx.rings(5, '201', { leg: '1.1' }), pbx.ends(20, '1.1', 0)];
    expect(phonesAt(bookOf([...rung, pbx.rings(22, '201', { leg: '1.1' })]), 23)).toEqual(['201 ringing']);
  });

  it('are one ring-out and then the hang-up, where all legs carry the call’s own id', () => {
    const rung = [pbx.queued(0, '1.1'), pbx.rings(5, '201', { leg: '1.1' }), pbx.ends(20, '1.1', 0)];
    const second = [pbx.rings(22, '202', { leg: '1.1' }), pbx.ends(26, '1.1', 0)];
    expect(passagesAt(bookOf([...rung, ...second]), 30)).toEqual(['1.1 support abandoned after 26']);
  });

  it('told by the phone system’s own clock, are told apart by it', () => {
    const rings = (seconds: number) => {
      const fact = pbx.rings(seconds, '201', { leg: '1.1' });
      return { ...fact, happenedAt: fact.at, precision: 1 };
    };
    const facts = [pbx.queued(0, '1.1'), rings(5), pbx.ends(8, '1.1', 0)];
    expect(fold(bookOf(facts), { ...rings(5), at: rings(9).at }).news).toBe(false);
    expect(phonesAt(bookOf([...facts, rings(9)]), 10)).toEqual(['201 ringing']);
  });
});

describe('the end of a ring, told again after the answer', () => {
  it('does not end the talk', () => {
    const facts = [pbx.queued(0, '1.1'), pbx.rings(5, '201', { leg: '1.1' }), pbx.ends(20, '1.1', 0)];
    const answered = [pbx.rings(21, '202', { leg: '1.1' }), pbx.answers(23, '202', { leg: '1.1' })];
    expect(phonesAt(bookOf([...facts, ...answered, pbx.ends(28, '1.1', 0)]), 30)).toEqual(['202 talking']);
    expect(phonesAt(bookOf([...facts, ...answered, pbx.ends(28, '1.1', 5)]), 30)).toEqual([]);
  });
});

describe('the same caller in the same queue', () => {
  const told = (...facts: readonly Fact[]) => passagesAt(bookOf(facts), 300);
  const entered = pbx.queued(0, '1.1');

  it('entered once, however often and however late his entry is told while he waits', () => {
    expect(told(entered, pbx.queued(5, '1.1'), pbx.queued(200, '1.1'))).toEqual(['1.1 support waiting']);
  });

  it('entered once, though it is told again while he talks', () => {
    const answered = pbx.answers(12, '201', legOf('1.1'));
    expect(told(entered, answered, pbx.queued(100, '1.1'))).toEqual(['1.1 support answered after 12']);
  });

  it.each(tieModes)(
    'entered once, though it is told again before he is sent to a colleague, ids tied as in %s',
    (mode) => {
      const [first, second] = [legOf('1.1', 'a', mode), legOf('1.1', 'b', mode)];
      const talked = [entered, pbx.rings(5, '201', first), pbx.answers(12, '201', first), pbx.queued(14, '1.1')];
      const sentOn = [pbx.sendsOn(60, first.leg), pbx.rings(61, '202', second), pbx.answers(70, '202', second)];
      expect(told(...talked, ...sentOn)).toEqual(['1.1 support answered after 12']);
    },
  );

  it('entered twice, where the first talk is told to have ended only with the second', () => {
    const [first, second] = [legOf('1.1', 'a'), legOf('1.1', 'b')];
    const talked = [entered, pbx.rings(5, '201', first), pbx.answers(12, '201', first), pbx.queued(19, '1.1')];
    const back = [pbx.rings(20, '202', second), pbx.answers(25, '202', second), pbx.ends(90, '1.1-b', 65)];
    expect(told(...talked, ...back, pbx.sendsOn(91, '1.1-a'))).toEqual([
      '1.1 support answered after 12',
      '1.1 support answered after 6',
    ]);
  });

  it('entered once, though it is told again just after he left', () => {
    expect(told(entered, pbx.left(4, '1.1'), pbx.queued(8, '1.1'))).toEqual(['1.1 support overflowed after 4']);
  });

  it('entered once, though it is told again after he went on to another queue', () => {
    expect(told(entered, pbx.queued(4, '1.1', 'sales'), pbx.queued(8, '1.1'))).toEqual([
      '1.1 support overflowed after 4',
      '1.1 sales waiting',
    ]);
  });

  it('entered twice, where the queue had let go of him between', () => {
    expect(told(entered, pbx.left(60, '1.1'), pbx.queued(90, '1.1'))).toEqual([
      '1.1 support overflowed after 60',
      '1.1 support waiting',
    ]);
  });

  it('entered twice, though he was back within half a minute', () => {
    expect(told(entered, pbx.left(12, '1.1'), pbx.queued(25, '1.1'))).toEqual([
      '1.1 support overflowed after 12',
      '1.1 support waiting',
    ]);
  });

  it('entered twice, where all talks were over, though nobody said that he was sent on', () => {
    const talks = [pbx.answers(12, '201', legOf('1.1', 'a')), pbx.sendsOn(60, '1.1-a')];
    const taken = [pbx.answers(70, '202', legOf('1.1', 'b')), pbx.ends(90, '1.1-b', 20)];
    expect(told(entered, ...talks, ...taken, pbx.queued(200, '1.1'))).toEqual([
      '1.1 support answered after 12',
      '1.1 support waiting',
    ]);
  });

  it('entered twice, where another queue came between', () => {
    expect(told(entered, pbx.queued(60, '1.1', 'sales'), pbx.queued(120, '1.1'))).toEqual([
      '1.1 support overflowed after 60',
      '1.1 sales overflowed after 60',
      '1.1 support waiting',
    ]);
  });

  it.each(tieModes)('entered twice, where the agent sent him back, ids tied as in %s', (mode) => {
    const leg = legOf('1.1', 'a', mode);
    const talked = [entered, pbx.rings(5, '201', leg), pbx.answers(12, '201', leg)];
    const back = [pbx.sendsOn(60, leg.leg), pbx.queued(61, '1.1')];
    expect(told(...talked, ...back)).toEqual(['1.1 support answered after 12', '1.1 support waiting']);
    // The two requests may overtake each other.
    expect(
      told(...talked, ...back.toReversed().map((fact, index) => ({ ...fact, at: fact.at + index * second }))),
    ).toEqual(['1.1 support answered after 12', '1.1 support waiting']);
  });

  it('is another call when he calls again: the number is no id', () => {
    expect(told(entered, pbx.ends(30, '1.1'), pbx.queued(40, '1.2'))).toEqual([
      '1.1 support abandoned after 30',
      '1.2 support waiting',
    ]);
  });
});

describe('what is said again of agents', () => {
  it('is no news', () => {
    const book = bookOf([pbx.is(0, '201', 'other'), pbx.members(0, ['201', '299'])]);
    expect(fold(book, pbx.is(60, '201', 'other')).news).toBe(false);
    expect(fold(book, pbx.members(60, ['201', '299'])).news).toBe(false);
    expect(fold(book, pbx.is(60, '201', 'ready')).news).toBe(true);
  });

  it('is no news of a queue that is not configured', () => {
    const book = bookOf([], rulesWith());
    expect(fold(book, pbx.queued(0, '1.1', 'night')).news).toBe(false);
    expect(fold(book, pbx.members(0, ['201'], 'night')).book.rules).toBe(book.rules);
  });
});
