import { describe, expect, it } from 'vitest';
import type { CallQueued, Fact } from '#core/said/facts';
import { fold } from '#core/book/book';
import { folded, livedAt } from '#tests/support/changes';
import { after, bookOf, legOf, pbx, phonesAt, rulesWith, shown, tellsExactly } from '#tests/support/facts';

const hour = 3_600;
const told = (...facts: readonly Fact[]) => bookOf(facts, rulesWith(), tellsExactly);
const phones = (facts: readonly Fact[], seconds: number) => phonesAt(told(...facts), seconds);

describe('a call told exactly', () => {
  const leg = legOf('1');

  it('waits, is rung for, is answered and is talked with until its agent puts down', () => {
    const story = [pbx.queued(0, '1'), pbx.rings(3, '201', leg), pbx.answers(10, '201', leg), pbx.ends(70, leg.leg)];
    expect(livedAt(story.slice(0, 2), 5)).toEqual(['1 support waiting']);
    expect(phones(story.slice(0, 2), 5)).toEqual(['201 ringing']);
    expect(livedAt(story.slice(0, 3), 20)).toEqual(['1 support answered after 10']);
    expect(phones(story.slice(0, 3), 20)).toEqual(['201 talking']);
    expect(livedAt(story, 80)).toEqual(['1 support answered after 10']);
    expect(phones(story, 80)).toEqual([]);
    expect(folded(story).changes.at(-1)).toMatchObject({
      before: { class: 'answered', talkedUntil: undefined },
      after: { class: 'answered', talkedUntil: after(70) },
    });
  });

  it('is lost when its own end is told, and its phone is silent at once', () => {
    const story = [pbx.queued(0, '1'), pbx.rings(3, '201', leg), pbx.ends(10, '1')];
    expect(livedAt(story, 11)).toEqual(['1 support abandoned after 10']);
    expect(phones(story, 11)).toEqual([]);
    expect(livedAt(story, 11, rulesWith({ shortAbandonSeconds: 11 }))).toEqual(['1 support shortAbandoned after 10']);
    expect(livedAt(story, 11, rulesWith({ shortAbandonSeconds: 10 }))).toEqual(['1 support abandoned after 10']);
  });

  it('is answered once, however many agents and queues follow, and each passage has its own outcome', () => {
    const story = [
      pbx.queued(0, '1'),
      pbx.answers(10, '201', legOf('1', 'a')),
      pbx.sendsOn(40, '1-a'),
      pbx.answers(45, '202', legOf('1', 'b')),
      // The new entry may come before the first talk is told to be over.
      pbx.queued(60, '1', 'sales'),
      pbx.sendsOn(61, '1-b'),
      pbx.rings(65, '203', legOf('1', 'c')),
      pbx.ends(70, '1'),
    ];
    expect(livedAt(story, 80)).toEqual(['1 support answered after 10', '1 sales abandoned after 10']);
  });

  it('that enters the next queue while it waits in one has left that one', () => {
    const story = [pbx.queued(0, '1'), pbx.queued(30, '1', 'sales')];
    expect(livedAt(story, 40)).toEqual(['1 support overflowed after 30', '1 sales waiting']);
  });

  it('stops all other phones that ring for it when it is answered', () => {
    const story = [
      pbx.queued(0, '1'),
      pbx.rings(1, '201', legOf('1', 'a')),
      pbx.rings(1, '202', legOf('1', 'b')),
      pbx.answers(9, '202', legOf('1', 'b')),
    ];
    expect(phones(story, 10)).toEqual(['202 talking']);
  });

  it('leaves a queue for good, though a phone rings for it elsewhere', () => {
    const story = [pbx.queued(0, '1'), pbx.left(30, '1'), pbx.ends(50, '1')];
    expect(livedAt(story, 60)).toEqual(['1 support overflowed after 30']);
    expect(livedAt([pbx.queued(0, '1'), pbx.left(30, '1', 'sales')], 60)).toEqual(['1 support waiting']);
  });

  it('is answered where the queue is told to let go of it just before the agent is told to have it', () => {
    const story = [pbx.queued(0, '1'), pbx.rings(2, '201', leg), pbx.left(30, '1'), pbx.answers(30.001, '201', leg)];
    expect(livedAt(story.slice(0, 3), 30)).toEqual(['1 support overflowed after 30']);
    expect(livedAt(story, 40)).toEqual(['1 support answered after 30.001']);
    // Within a minute; later he was answered somewhere else.
    const by = (seconds: number) => livedAt([...story.slice(0, 3), pbx.answers(seconds, '201', leg)], 400);
    expect(by(90)).toEqual(['1 support answered after 90']);
    expect(by(90.001)).toEqual(['1 support overflowed after 30']);
  });

  it('is not answered in the queue that it left by who answers it in the next', () => {
    const story = [pbx.queued(0, '1'), pbx.left(30, '1'), pbx.queued(31, '1', 'sales'), pbx.answers(35, '203', leg)];
    expect(livedAt(story, 40)).toEqual(['1 support overflowed after 30', '1 sales answered after 4']);
  });
});

describe('what is believed as it is told', () => {
  it('a phone that rings again after 15 s rings, with and without a time of its own', () => {
    const leg = legOf('1', '201');
    const story = [pbx.queued(0, '1'), pbx.rings(1, '201', leg), pbx.ends(11, leg.leg)];
    expect(phones(story, 15)).toEqual([]);
    expect(phones([...story, pbx.rings(16, '201', leg)], 17)).toEqual(['201 ringing']);
    expect(phones([...story, { ...pbx.rings(16, '201', leg), happenedAt: after(16) }], 17)).toEqual(['201 ringing']);
    expect(shown(told(...story, pbx.rings(11.001, '201', leg)), 12).callsWaiting).toBe(1);
  });

  it('an agent to whom a caller is sent back talks with him again', () => {
    const [first, second] = [legOf('1', '201'), legOf('1', '202')];
    const story = [
      pbx.queued(0, '1'),
      pbx.answers(5, '201', first),
      pbx.sendsOn(100, first.leg),
      pbx.answers(101, '202', second),
      pbx.sendsOn(200, second.leg),
      pbx.answers(201, '201', first),
    ];
    expect(phones(story, 202)).toEqual(['201 talking']);
    expect(livedAt(story, 202)).toEqual(['1 support answered after 5']);
  });

  it('the caller’s own id tells that the agent sent him on, where it says so', () => {
    const story = [pbx.queued(0, '1'), pbx.answers(5, '201', legOf('1')), pbx.sendsOn(50, '1')];
    expect(phones(story, 60)).toEqual([]);
    expect(livedAt(story, 60)).toEqual(['1 support answered after 5']);
    expect(livedAt([pbx.queued(0, '1'), pbx.sendsOn(50, '1')], 60)).toEqual(['1 support waiting']);
  });

  it('a caller who is answered may be in the same queue again a second later', () => {
    const leg = legOf('1');
    const story = [pbx.queued(0, '1'), pbx.answers(5, '201', leg), pbx.queued(6, '1'), pbx.sendsOn(7, leg.leg)];
    expect(livedAt(story, 10)).toEqual(['1 support answered after 5', '1 support waiting']);
    expect(livedAt([...story, pbx.answers(9, '201', leg)], 20)).toEqual([
      '1 support answered after 5',
      '1 support answered after 3',
    ]);
    // Also where the end of the first talk is never told by itself.
    const abrupt = [pbx.queued(0, '1'), pbx.answers(5, '201', leg), pbx.queued(6, '1'), pbx.answers(9, '201', leg)];
    expect(livedAt(abrupt, 20)).toEqual(['1 support answered after 5', '1 support answered after 3']);
    expect(phones(abrupt, 20)).toEqual(['201 talking']);
  });

  it('who waits in a queue already goes on waiting there with the wait he has', () => {
    const story = [pbx.queued(0, '1'), pbx.rings(10, '201', legOf('1')), pbx.ends(25, '1-a'), pbx.queued(25, '1')];
    expect(shown(told(...story), 30)).toMatchObject({ callsWaiting: 1, longestWaitSeconds: 30 });
  });

  it('a later caller who is served first takes nobody’s place', () => {
    const story = [pbx.queued(0, '1'), pbx.queued(5, '2'), pbx.rings(6, '201', legOf('2'))];
    expect(shown(told(...story), 7)).toMatchObject({ callsWaiting: 2, inferredLostToday: 0 });
    expect(shown(told(...story, pbx.answers(8, '201', legOf('2'))), 9)).toMatchObject({
      callsWaiting: 1,
      lostToday: 0,
    });
  });

  it('what is told of an id before it enters a queue is of a call to somebody’s own number', () => {
    const story = [pbx.answers(0, '201', { leg: '1' }), pbx.queued(20, '1')];
    expect(livedAt(story, 30)).toEqual(['1 support waiting']);
    expect(phones(story, 30)).toEqual(['201 talking']);
  });

  it('a phone that rings and is said to ring again has rung since the first time, and that is no news', () => {
    const rung = told(pbx.queued(0, '1'), pbx.rings(5, '201', legOf('1')));
    expect(fold(rung, pbx.rings(20, '201', legOf('1')))).toEqual({ book: rung, news: false, changes: [] });
    const free = told(pbx.rings(5, '201', { leg: '7' }), pbx.rings(20, '201', { leg: '7' }));
    expect(free.tally.phones.get('201')).toMatchObject([{ state: 'ringing', since: after(5) }]);
  });

  it('nothing is kept of a call that is over: its id may be any other call’s', () => {
    const over = [pbx.queued(0, '1'), pbx.answers(5, '201', legOf('1')), pbx.ends(9, '1-a')];
    const lost = [pbx.queued(0, '2'), pbx.rings(5, '202', legOf('2')), pbx.ends(9, '2')];
    const { calls } = told(...over, ...lost);
    expect(calls.delivery === 'exact' && [calls.open.size, calls.legs.size]).toEqual([0, 0]);
  });

  it('the end of what nobody knows of is no news', () => {
    const book = told(pbx.queued(0, '1'));
    for (const fact of [pbx.ends(5, '9'), pbx.left(5, '9'), pbx.ends(5, '1-a')]) {
      expect(folded([pbx.queued(0, '1'), fact]).changes).toHaveLength(1);
      expect(told(pbx.queued(0, '1'), fact).calls).toEqual(book.calls);
    }
  });

  it('a leg that turns out to be another call’s is that of no other any more', () => {
    const story = [
      pbx.rings(0, '201', { leg: 'a', linked: 'b' }),
      pbx.queued(1, '1'),
      pbx.answers(5, '201', { leg: 'a', linked: '1' }),
    ];
    expect(phones(story, 6)).toEqual(['201 talking']);
    expect(phones([...story, pbx.ends(9, 'b')], 10)).toEqual(['201 talking']);
    expect(phones([...story, pbx.ends(9, 'a')], 10)).toEqual([]);
    expect(livedAt(story, 6)).toEqual(['1 support answered after 4']);
  });
});

describe('an id that is used again after its call is over', () => {
  const call = (at: number): readonly Fact[] => [
    pbx.queued(at, '1'),
    pbx.answers(at + 5, '201', legOf('1')),
    pbx.ends(at + 60, '1'),
  ];

  it.each([61, 600, hour / 2, 1.5 * hour, 5 * hour, 12 * hour, 30 * hour, 49 * hour])(
    'is a new call after %i s, however many came in between',
    (later) => {
      const between = Array.from({ length: 200 }, (_, index) => 60 + ((later - 60) * index) / 200).flatMap(
        (at, index) => [pbx.queued(at, `x${index}`), pbx.ends(at + 0.1, `x${index}`)],
      );
      const lives = livedAt([...call(0), ...between, ...call(later)], later + 100);
      expect(lives.filter((life) => life.startsWith('1 '))).toEqual(Array(2).fill('1 support answered after 5'));
      expect(lives).toHaveLength(202);
    },
  );

  it('is of no queue where the new call enters none', () => {
    const story = [pbx.queued(0, '1'), pbx.ends(20, '1'), pbx.answers(30, '201', legOf('1')), pbx.ends(50, '1')];
    expect(livedAt(story, 60)).toEqual(['1 support abandoned after 20']);
    expect(phones(story.slice(0, 3), 40)).toEqual(['201 talking']);
  });

  it('is a new call also where the old one left its queue and was never heard of again', () => {
    const story = [pbx.queued(0, '1'), pbx.left(20, '1'), pbx.answers(600, '201', { leg: '1@201', linked: '1' })];
    expect(livedAt(story, 700)).toEqual(['1 support overflowed after 20']);
  });
});

describe('when it happened, where the phone system says so', () => {
  /** Read every 30 s, with the rows' own times. */
  const row = <One extends Fact>(fact: One, happened: number): One => ({
    ...fact,
    at: after(30),
    happenedAt: after(happened),
  });

  it('is when he entered and when he was answered: he waited 12 s', () => {
    const story = [row(pbx.queued(30, '1'), 2), row(pbx.answers(30, '201', legOf('1')), 14)];
    expect(shown(told(...story), 30)).toMatchObject({ avgWaitSeconds: 12, serviceLevel: 100 });
    expect(livedAt(story, 30)).toEqual(['1 support answered after 12']);
  });

  it('is from when he has waited', () => {
    const early: CallQueued = row(pbx.queued(30, '1'), -10);
    expect(shown(told(early), 30)).toMatchObject({ callsWaiting: 1, longestWaitSeconds: 40 });
    expect(shown(told(early), 30).provenance.longestWaitSeconds.atLeast).toBeUndefined();
  });

  it('is never later than it was heard of, nor an answer earlier than the entry', () => {
    expect(shown(told(row(pbx.queued(30, '1'), 90)), 100).longestWaitSeconds).toBe(70);
    const story = [row(pbx.queued(30, '1'), 20), row(pbx.answers(30, '201', legOf('1')), 5)];
    expect(livedAt(story, 40)).toEqual(['1 support answered after 0']);
  });

  it('holds for leaving, hanging up and the end of a talk', () => {
    expect(livedAt([row(pbx.queued(30, '1'), 0), row(pbx.left(30, '1'), 7)], 31)).toEqual([
      '1 support overflowed after 7',
    ]);
    expect(livedAt([row(pbx.queued(30, '1'), 0), row(pbx.ends(30, '1'), 8)], 31)).toEqual([
      '1 support abandoned after 8',
    ]);
    const talk = [row(pbx.queued(30, '1'), 0), row(pbx.answers(30, '201', legOf('1')), 4), row(pbx.ends(30, '1'), 19)];
    expect(folded(talk).changes.at(-1)?.after?.talkedUntil).toBe(after(19));
  });
});

describe('a caller who was there before anybody asked', () => {
  const first: CallQueued = { ...pbx.queued(0, '1'), atLeast: true };

  it('has waited at least as long as is known, and so have all averages that he is in', () => {
    const waits = shown(told(first), 30);
    expect(waits).toMatchObject({ callsWaiting: 1, longestWaitSeconds: 30 });
    expect(waits.provenance.longestWaitSeconds.atLeast).toBe(true);
    expect(waits.provenance.callsWaiting.atLeast).toBeUndefined();
    const answered = shown(told(first, pbx.answers(30, '201', legOf('1')), pbx.queued(40, '2')), 45);
    expect(answered).toMatchObject({ longestWaitSeconds: 5, avgWaitSeconds: 30, answeredToday: 1 });
    expect(answered.provenance.longestWaitSeconds.atLeast).toBeUndefined();
    expect(answered.provenance.avgWaitSeconds).toMatchObject({ atLeast: true, estimated: false });
    expect(answered.provenance.serviceLevel).toMatchObject({ estimated: true });
    expect(answered.provenance.answeredToday.atLeast).toBeUndefined();
  });

  it('makes no other’s wait a guess', () => {
    const book = told(pbx.queued(-60, '2'), first);
    expect(shown(book, 30).longestWaitSeconds).toBe(90);
    expect(shown(book, 30).provenance.longestWaitSeconds.atLeast).toBeUndefined();
  });

  it('is the one who was known, where a list names him again', () => {
    expect(shown(told(pbx.queued(-60, '1'), first), 30)).toMatchObject({ callsWaiting: 1, longestWaitSeconds: 90 });
  });
});
