import { describe, expect, it } from 'vitest';
import { fold, apply } from '#core/book/book';
import { nextChange } from '#core/board/picture';
import type { Fact, QueueCounted } from '#core/said/facts';
import type { Tells } from '#core/said/tells';
import { after, bookOf, legOf, pbx, rulesWith, shown, ten } from '#tests/support/facts';

const tellsBoth: Tells = { calls: 'both', agents: 'states', delivery: 'exact', hangUps: 'all' };
const bookWith = (...facts: readonly Fact[]) => bookOf(facts, rulesWith(), tellsBoth);

function counts(seconds: number, told: Partial<QueueCounted>): QueueCounted {
  return { ...pbx.counts(seconds, 0), longestWaitSeconds: 0, ...told };
}
function missed(seconds: number, from: number): Fact {
  return {
    kind: 'calls-missed',
    source: 'pbx',
    at: after(seconds),
    queue: 'support',
    from: after(from),
    answered: null,
    abandoned: null,
  };
}
function listed(seconds: number, ...calls: readonly string[]): Fact {
  return { kind: 'waiting-listed', source: 'pbx', at: after(seconds), queue: 'support', calls };
}

describe('before the first count', () => {
  it('nothing is known of the calls, whatever calls were told', () => {
    expect(shown(bookWith(pbx.queued(0, '1'), listed(1, '1')), 5)).toMatchObject({
      callsWaiting: null,
      longestWaitSeconds: null,
      waitingSince: null,
      answeredToday: null,
      lostToday: null,
      answerRate: null,
    });
  });
});

describe('who waits', () => {
  it('is known by the calls where the count agrees: since when, to the millisecond, and not estimated', () => {
    const queue = shown(
      bookWith(counts(0, {}), pbx.queued(3, '1'), counts(4, { waiting: 1, longestWaitSeconds: 0 })),
      65,
    );
    expect(queue).toMatchObject({ callsWaiting: 1, longestWaitSeconds: 62 });
    expect(queue.waitingSince).toEqual([expect.stringMatching(/^2026-11-18T10:00:03/)]);
    expect(queue.provenance.longestWaitSeconds.estimated).toBe(false);
  });

  it('is known by the call until the count has come, for a moment', () => {
    const book = bookWith(counts(0, {}), pbx.queued(3, '1'));
    expect(shown(book, 4.9).callsWaiting).toBe(1);
    expect(shown(book, 5).callsWaiting).toBe(0);
    expect(nextChange(book, after(3), Infinity)).toBe(after(5));
  });

  it('is known by the count at once where the count makes the difference', () => {
    const queue = shown(
      bookWith(pbx.queued(0, '1'), counts(1, { waiting: 1 }), counts(60, { waiting: 2, longestWaitSeconds: 61 })),
      62,
    );
    expect(queue).toMatchObject({ callsWaiting: 2, longestWaitSeconds: 63 });
    expect(queue.provenance.longestWaitSeconds.estimated).toBe(true);
  });

  it('is known by the count after a moment, however many calls come after that', () => {
    const facts = [
      pbx.queued(0, '1'),
      pbx.queued(1, '2'),
      counts(2, { waiting: 1, longestWaitSeconds: 1 }),
      pbx.queued(10, '3'),
    ];
    expect(shown(bookWith(...facts), 10.5).callsWaiting).toBe(1);
    expect(shown(bookWith(...facts, counts(11, { waiting: 2, longestWaitSeconds: 10 })), 12)).toMatchObject({
      callsWaiting: 2,
      longestWaitSeconds: 11,
    });
  });

  it('and by the calls again when they agree', () => {
    const book = bookWith(
      pbx.queued(0, '1'),
      pbx.queued(1, '2'),
      counts(2, { waiting: 1, longestWaitSeconds: 1 }),
      pbx.ends(30, '1'),
    );
    expect(shown(book, 31).provenance.longestWaitSeconds.estimated).toBe(false);
    expect(shown(book, 31).longestWaitSeconds).toBe(30);
  });

  it('waits as long as the count tells, where he was there before us', () => {
    const before: Fact = { ...pbx.queued(0, '1'), atLeast: true } as Fact;
    const book = bookWith(before, counts(1, { waiting: 1, longestWaitSeconds: 100 }));
    expect(shown(book, 11).longestWaitSeconds).toBe(110);
    expect(shown(book, 11).provenance.longestWaitSeconds).not.toHaveProperty('atLeast');
  });

  it('is known by the count where the oldest by it is none of those whom the calls tell of', () => {
    const facts = [counts(0, {}), pbx.queued(5, '1'), counts(15, { waiting: 1, longestWaitSeconds: 74 })];
    const queue = shown(bookWith(...facts), 16);
    expect(queue).toMatchObject({ callsWaiting: 1, longestWaitSeconds: 75 });
    expect(queue.provenance.longestWaitSeconds.estimated).toBe(true);
    const next = [...facts, counts(20, { waiting: 1, longestWaitSeconds: 15, answered: 1 })];
    expect(shown(bookWith(...next), 21)).toMatchObject({ callsWaiting: 1, longestWaitSeconds: 16 });
    expect(shown(bookWith(...next), 21).provenance.longestWaitSeconds.estimated).toBe(false);
  });

  it('and goes on by it when another comes whom the calls tell of', () => {
    const facts = [counts(0, {}), counts(15, { waiting: 1, longestWaitSeconds: 60 })];
    expect(shown(bookWith(...facts, pbx.queued(16, '1')), 17).longestWaitSeconds).toBe(62);
    expect(shown(bookWith(...facts, pbx.queued(16, '1'), pbx.queued(17, '2')), 18).longestWaitSeconds).toBe(63);
  });

  it('is known by the calls where the count is only rounded', () => {
    const facts = [counts(0, {}), pbx.queued(5, '1'), counts(15, { waiting: 1, longestWaitSeconds: 11 })];
    expect(shown(bookWith(...facts), 16)).toMatchObject({
      longestWaitSeconds: 11,
      provenance: { longestWaitSeconds: { estimated: false } },
    });
  });

  it('counts up by itself from the longest wait that was told', () => {
    const book = bookWith(counts(0, { waiting: 3, longestWaitSeconds: 42 }));
    expect(shown(book, 18)).toMatchObject({ callsWaiting: 3, longestWaitSeconds: 60 });
    expect(shown(book, 18).waitingSince?.[0]).toMatch(/^2026-11-18T09:59:18/);
  });

  it('reaches its limits by the longest wait that was told', () => {
    const rules = rulesWith({ alerts: { longestWaitSeconds: { warning: 60 }, callsWaiting: {} } });
    const book = bookOf([counts(0, { waiting: 1, longestWaitSeconds: 42 })], rules, tellsBoth);
    expect(nextChange(book, ten, Infinity)).toBe(after(17.5));
  });

  it('is nobody where the count does not say: that is unknown', () => {
    const book = bookWith(
      counts(0, { waiting: 1 }),
      pbx.queued(0, '1'),
      listed(5),
      counts(5, { waiting: null, answered: null, abandoned: null, longestWaitSeconds: null }),
    );
    expect(shown(book, 6)).toMatchObject({ callsWaiting: null, longestWaitSeconds: null, answeredToday: null });
  });
});

describe('after a time in which nobody listened', () => {
  const cut = [counts(0, { waiting: 0, answered: 5, abandoned: 1 }), missed(60, 30)];

  it('who waits is unknown, and the day’s counts are "at least", until the next count', () => {
    const queue = shown(bookWith(...cut), 61);
    expect(queue).toMatchObject({ callsWaiting: null, answeredToday: 5, lostToday: 1 });
    expect(queue.provenance.answeredToday.atLeast).toBe(true);
    const next = shown(bookWith(...cut, counts(70, { waiting: 2, answered: 7, abandoned: 1 })), 71);
    expect(next).toMatchObject({ callsWaiting: 2, answeredToday: 7 });
    expect(next.provenance.answeredToday.atLeast).not.toBe(true);
  });

  it('or until all who wait are listed', () => {
    const book = bookWith(
      ...cut,
      listed(60.1, '9'),
      { ...pbx.queued(60.1, '9'), atLeast: true } as Fact,
      pbx.queued(63, '10'),
    );
    expect(shown(book, 64)).toMatchObject({ callsWaiting: 2, longestWaitSeconds: 4 });
    expect(shown(book, 64).provenance.longestWaitSeconds.atLeast).toBe(true);
  });
});

describe('the day', () => {
  it('is counted by the phone system, and the service level by us', () => {
    const queue = shown(
      bookWith(
        counts(0, { answered: 100, abandoned: 10 }),
        pbx.queued(1, '1'),
        pbx.answers(11, '201', legOf('1')),
        counts(12, { answered: 101, abandoned: 10 }),
      ),
      20,
    );
    expect(queue).toMatchObject({ answeredToday: 101, lostToday: 10, answerRate: 91, serviceLevel: 100 });
    expect(queue.provenance.serviceLevel.estimated).toBe(true);
  });

  it('that we watched as a whole has a service level that is not estimated', () => {
    const queue = shown(
      bookWith(counts(0, {}), pbx.queued(1, '1'), pbx.answers(11, '201', legOf('1')), counts(12, { answered: 1 })),
      20,
    );
    expect(queue.serviceLevel).toBe(100);
    expect(queue.provenance.serviceLevel.estimated).toBe(false);
  });

  it('has no service level of a caller who was there before us', () => {
    const before: Fact = { ...pbx.queued(0, '1'), atLeast: true } as Fact;
    const facts = [
      before,
      counts(1, { waiting: 1, longestWaitSeconds: 74 }),
      pbx.answers(10, '201', legOf('1')),
      counts(10, { answered: 1 }),
    ];
    const queue = shown(bookWith(...facts), 11);
    expect(queue).toMatchObject({ answeredToday: 1, serviceLevel: null });
    expect(queue.provenance.serviceLevel.unknown).toBe('notSaid');
    // Of the others it is known.
    const more = [pbx.queued(20, '2'), pbx.answers(50, '201', legOf('2')), counts(50, { answered: 2 })];
    const next = shown(bookWith(...facts, ...more), 51);
    expect(next).toMatchObject({ serviceLevel: 0, serviceLevelCounts: { inTime: 0, of: 1 } });
    expect(next.provenance.serviceLevel.estimated).toBe(true);
  });

  it('before us has no service level, and that is not for want of calls', () => {
    const queue = shown(bookWith(counts(0, { answered: 100, abandoned: 10 })), 1);
    expect(queue.serviceLevel).toBeNull();
    expect(queue.provenance.serviceLevel.unknown).toBe('notSaid');
    expect(shown(bookWith(counts(0, {})), 1).provenance.serviceLevel.unknown).toBe('noCallsYet');
  });

  it('begins with nothing at midnight, since each change is told', () => {
    const book = bookWith(counts(0, { waiting: 0, answered: 5, abandoned: 1 }));
    const midnight = 14 * 3_600 + 5;
    expect(shown(book, midnight)).toMatchObject({ callsWaiting: 0, answeredToday: 0, lostToday: 0, answerRate: null });
    expect(shown(apply(book, missed(midnight - 1, midnight - 60)), midnight).answeredToday).toBeNull();
  });
});

it('a clock that is set does not make a count late', () => {
  const book = bookWith(counts(0, {}), pbx.queued(3, '1'));
  const moved = fold(book, pbx.clockSet(3_604, 3_600)).book;
  expect(shown(moved, 3_604.5).callsWaiting).toBe(1);
  expect(shown(moved, 3_605.5).callsWaiting).toBe(0);
});

describe('the longest wait and the average talk of today', () => {
  const spoken = { answered: 5, abandoned: 1, averageTalkSeconds: 185, longestWaitTodaySeconds: 301 };

  it('are what the phone system counted', () => {
    expect(shown(bookWith(counts(0, spoken)), 5)).toMatchObject({ longestWaitTodaySeconds: 301, avgTalkSeconds: 185 });
  });

  it('and the wait of who waits now, where that is longer', () => {
    const book = bookWith(pbx.queued(0, '1'), counts(1, { ...spoken, waiting: 1, longestWaitSeconds: 1 }));
    expect(shown(book, 301).longestWaitTodaySeconds).toBe(301);
    expect(shown(book, 400).longestWaitTodaySeconds).toBe(400);
  });

  it('are unknown before the first call, though it says 0', () => {
    const nothing = { answered: 0, abandoned: 0, averageTalkSeconds: 0, longestWaitTodaySeconds: 0 };
    const queue = shown(bookWith(counts(0, nothing)), 5);
    expect(queue).toMatchObject({ longestWaitTodaySeconds: null, avgTalkSeconds: null });
    expect(queue.provenance.longestWaitTodaySeconds.unknown).toBe('noCallsYet');
    expect(queue.provenance.avgTalkSeconds.unknown).toBe('noCallsYet');
  });

  it('are unknown where there were calls and it does not say: not for want of calls', () => {
    const queue = shown(bookWith(counts(0, { answered: 5, abandoned: 1 })), 5);
    expect(queue).toMatchObject({ longestWaitTodaySeconds: null, avgTalkSeconds: null });
    expect(queue.provenance.longestWaitTodaySeconds.unknown).toBe('notSaid');
    expect(queue.provenance.avgTalkSeconds.unknown).toBe('notSaid');
  });

  it('may be more after a time in which nobody listened', () => {
    const { provenance, longestWaitTodaySeconds } = shown(bookWith(counts(0, spoken), missed(60, 30)), 61);
    expect(longestWaitTodaySeconds).toBe(301);
    expect(provenance.longestWaitTodaySeconds.atLeast).toBe(true);
    expect(provenance.avgTalkSeconds.estimated).toBe(true);
  });
});
