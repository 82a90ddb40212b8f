import { describe, expect, it, onTestFinished } from 'vitest';
import type { Picture } from '#core/board/queue';
import type { Clock } from '#hub/intake/clock';
import type { LiveFeed } from '#hub/books/feed';
import { createFeed } from '#hub/books/feed';
import type { Ledger } from '#hub/books/ledger';
import { fakeClock, runningClock } from '#tests/support/clocks';
import { compressedTime } from '#tests/support/compressed-time';
import { twoQueues } from '#tests/support/configurations';
import { eventually } from '#tests/support/eventually';
import { flexfone, ledgerOf, swan } from '#tests/support/ledgers';

const nine = '2026-11-18T09:00:00+01:00';

function feedOf(ledger: Ledger, clock: Clock): LiveFeed {
  const feed = createFeed({ books: () => ledger, clock });
  onTestFinished(() => feed.close());
  return feed;
}

/** Somebody who listens and keeps what he is told. */
function listen(feed: LiveFeed): { readonly updates: Picture[]; readonly stop: () => void } {
  const updates: Picture[] = [];
  const stop = feed.subscribe((update) => void updates.push(update));
  return { updates, stop };
}

/** Until all is told that the feed tells at the end of this turn, or after the pause that it makes in a rush. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  await new Promise((resolve) => setTimeout(resolve, 20));
}

const idsOf = (updates: readonly Picture[]): readonly string[][] =>
  updates.map(({ queues }) => queues.map(({ id }) => id));

describe('a message', () => {
  it('tells the queues that changed, and only those', async () => {
    const ledger = ledgerOf();
    const feed = feedOf(ledger, fakeClock(nine));
    ledger.take(flexfone.enter(nine, '1.1', 'sales'));
    const { updates } = listen(feed);
    ledger.take(flexfone.enter(nine, '1.2', 'support'));
    feed.changed();
    await turns();
    expect(idsOf(updates)).toStrictEqual([['support']]);
    expect(updates[0]).toMatchObject({ at: '2026-11-18T09:00:00.000+01:00', queues: [{ callsWaiting: 1 }] });
    // With what all come to now, also those that did not change.
    expect(updates[0]?.total.callsWaiting).toBe(2);
  });

  it('tells both queues of an agent who is a member of both', async () => {
    const ledger = ledgerOf();
    const feed = feedOf(ledger, fakeClock(nine));
    ledger.take(flexfone.enter(nine, '1.1', 'sales'));
    const { updates } = listen(feed);
    ledger.take(flexfone.incoming(nine, '1.1', '203'));
    feed.changed();
    await turns();
    expect(idsOf(updates)).toStrictEqual([['support', 'sales']]);
  });

  it('comes once for all that came in in one turn', async () => {
    const ledger = ledgerOf();
    const feed = feedOf(ledger, fakeClock(nine));
    const { updates } = listen(feed);
    for (const call of ['1.1', '1.2', '1.3']) {
      ledger.take(flexfone.enter(nine, call));
      feed.changed();
    }
    await turns();
    expect(updates).toHaveLength(1);
    expect(updates[0]?.queues[0]?.callsWaiting).toBe(3);
  });

  it('does not come where nothing changed: a repeat, nonsense, only the time', async () => {
    const ledger = ledgerOf();
    const clock = fakeClock(nine);
    const feed = feedOf(ledger, clock);
    ledger.take(flexfone.enter(nine, '1.1'));
    const { updates } = listen(feed);
    clock.pass(3_000);
    ledger.take(flexfone.enter('2026-11-18T09:00:03+01:00', '1.1'));
    feed.changed();
    await turns();
    ledger.take(flexfone.nonsense('2026-11-18T09:00:03+01:00'));
    feed.changed();
    await turns();
    expect(updates).toStrictEqual([]);
  });

  it('goes to everybody who listens, and to nobody who stopped', async () => {
    const ledger = ledgerOf();
    const feed = feedOf(ledger, fakeClock(nine));
    const [one, other] = [listen(feed), listen(feed)];
    ledger.take(flexfone.enter(nine, '1.1'));
    feed.changed();
    await turns();
    one.stop();
    ledger.take(flexfone.enter(nine, '1.2'));
    feed.changed();
    await turns();
    expect(one.updates.map(({ queues }) => queues[0]?.callsWaiting)).toStrictEqual([1]);
    expect(other.updates.map(({ queues }) => queues[0]?.callsWaiting)).toStrictEqual([1, 2]);
    expect(other.updates[0]).toStrictEqual(one.updates[0]);
  });

  it('is not lost to the others when somebody comes between the change and the message', async () => {
    const ledger = ledgerOf();
    const feed = feedOf(ledger, fakeClock(nine));
    const early = listen(feed);
    ledger.take(flexfone.enter(nine, '1.1'));
    feed.changed();
    const late = listen(feed);
    await turns();
    expect(early.updates).toHaveLength(1);
    expect(late.updates).toHaveLength(0);
    expect(feed.picture().queues[0]?.callsWaiting).toBe(1);
  });

  it('tells somebody who comes back only what changes from then on', async () => {
    const ledger = ledgerOf();
    const feed = feedOf(ledger, fakeClock(nine));
    listen(feed).stop();
    ledger.take(flexfone.enter(nine, '1.1'));
    feed.changed();
    await turns();
    const back = listen(feed);
    feed.changed();
    await turns();
    expect(back.updates).toStrictEqual([]);
    ledger.take(flexfone.enter(nine, '1.2'));
    feed.changed();
    await turns();
    expect(back.updates.map(({ queues }) => queues[0]?.callsWaiting)).toStrictEqual([2]);
  });

  it('never comes after the end', async () => {
    const ledger = ledgerOf();
    const feed = feedOf(ledger, fakeClock(nine));
    const { updates } = listen(feed);
    ledger.take(flexfone.enter(nine, '1.1'));
    feed.changed();
    feed.close();
    await turns();
    expect(updates).toStrictEqual([]);
  });
});

describe('time alone', () => {
  it('changes the level, and that is told when it happens', async () => {
    const ledger = ledgerOf();
    // This once with the machine's own clock and timers, which agree to a millisecond only.
    const clock = runningClock('2026-11-18T09:00:57.500+01:00');
    const feed = feedOf(ledger, clock);
    ledger.take(flexfone.enter(nine, '1.1'));
    const { updates } = listen(feed);
    await eventually('the level of a wait of a minute', () => updates.length > 0);
    expect(updates[0]?.queues).toMatchObject([{ id: 'support', level: 'warning', levelReason: 'longestWait' }]);
    // The wait is shown in whole seconds: it is a minute from 59.5 s on.
    expect(Date.parse(updates[0]?.at ?? '')).toBeGreaterThanOrEqual(Date.parse('2026-11-18T09:00:59.500+01:00'));
  });

  it('changes the level at the very moment, and not before', async () => {
    const { clock, passUntil } = compressedTime(nine);
    const ledger = ledgerOf();
    const feed = feedOf(ledger, clock);
    ledger.take(flexfone.enter(nine, '1.0'));
    ledger.take(flexfone.answered(nine, '1.0', '201'));
    ledger.take(flexfone.enter(nine, '1.1'));
    const { updates } = listen(feed);
    // On the way the service level is missed.
    await passUntil(Date.parse('2026-11-18T09:00:20.001+01:00'));
    await passUntil(Date.parse('2026-11-18T09:00:59.499+01:00'));
    expect(updates.map(({ queues }) => queues[0]?.level)).toStrictEqual(['calm']);
    await passUntil(Date.parse('2026-11-18T09:00:59.500+01:00'));
    expect(updates.map(({ queues }) => queues[0]?.level)).toStrictEqual(['calm', 'warning']);
  });

  it('changes the level of a queue that is only counted, and that is told though no poll says anything new', async () => {
    const ledger = ledgerOf(twoQueues({ sources: [{ ...swan.source, everySeconds: 20 }] }));
    ledger.take(swan.counts(nine, 0));
    ledger.take(swan.counts('2026-11-18T09:00:20+01:00', 1));
    const feed = feedOf(ledger, runningClock('2026-11-18T09:01:19.400+01:00'));
    for (const second of ['40', '59']) ledger.alive('swan', Date.parse(`2026-11-18T09:00:${second}+01:00`));
    const { updates } = listen(feed);
    await eventually('the level of a wait of a minute', () => updates.length > 0, 2_000);
    expect(updates[0]?.queues).toMatchObject([{ id: 'support', level: 'warning', levelReason: 'longestWait' }]);
    expect(updates[0]?.queues[0]?.provenance.longestWaitSeconds).toMatchObject({ source: 'swan', estimated: true });
    // Old it is only after a minute of silence.
    expect(updates[0]?.queues[0]?.provenance.callsWaiting).toMatchObject({ stale: false });
  });

  it('misses the service level, and that is told', async () => {
    const ledger = ledgerOf();
    ledger.take(flexfone.enter('2026-11-18T08:00:00+01:00', '1.0'));
    ledger.take(flexfone.answered('2026-11-18T08:00:05+01:00', '1.0', '0201'));
    ledger.take(flexfone.enter(nine, '1.1'));
    const { clock, passUntil } = compressedTime('2026-11-18T09:00:19.900+01:00');
    const feed = feedOf(ledger, clock);
    expect(feed.picture().queues[0]?.serviceLevel).toBe(100);
    const { updates } = listen(feed);
    await passUntil(Date.parse('2026-11-18T09:00:20.000+01:00'));
    expect(updates).toStrictEqual([]);
    await passUntil(Date.parse('2026-11-18T09:00:20.001+01:00'));
    expect(updates[0]?.queues).toMatchObject([{ id: 'support', serviceLevel: 50 }]);
  });

  it('begins a new day, and that is told to all queues with figures of the old one', async () => {
    const ledger = ledgerOf();
    ledger.take(flexfone.enter('2026-11-18T23:00:00+01:00', '1.1'));
    ledger.take(flexfone.answered('2026-11-18T23:00:05+01:00', '1.1', '0201'));
    ledger.take(flexfone.ended('2026-11-18T23:05:00+01:00', '1.1'));
    const { clock, passUntil } = compressedTime('2026-11-18T23:59:59.900+01:00');
    const feed = feedOf(ledger, clock);
    expect(feed.picture().queues[0]?.answeredToday).toBe(1);
    const { updates } = listen(feed);
    await passUntil(Date.parse('2026-11-18T23:59:59.999+01:00'));
    expect(updates).toStrictEqual([]);
    await passUntil(Date.parse('2026-11-19T00:00:00.000+01:00'));
    expect(updates[0]?.at).toBe('2026-11-19T00:00:00.000+01:00');
    expect(updates[0]?.queues).toMatchObject([{ id: 'support', answeredToday: 0, answerRate: null }]);
  });

  it('shows that somebody must have gone: told once, and then the feed rests', async () => {
    const looked = countingLooks(
      ledgerOf(twoQueues({ queues: [{ id: 'support', name: 'Support', agents: ['0201'], maxWaitSeconds: 300 }] })),
    );
    looked.ledger.take(flexfone.enter(nine, '1.1'));
    const { clock, passUntil } = compressedTime('2026-11-18T09:04:59.900+01:00');
    const feed = feedOf(looked.ledger, clock);
    const { updates } = listen(feed);
    await passUntil(Date.parse('2026-11-18T09:05:00.000+01:00'));
    expect(updates).toStrictEqual([]);
    await passUntil(Date.parse('2026-11-18T09:05:00.001+01:00'));
    expect(updates[0]?.queues).toMatchObject([{ callsWaiting: 0, lostToday: 1, inferredLostToday: 1 }]);
    const before = looked.count();
    await passUntil(Date.parse('2026-11-18T09:05:50.000+01:00'));
    expect(looked.count() - before).toBeLessThanOrEqual(2);
    expect(updates).toHaveLength(1);
  });

  it('wakes nobody where nobody listens', async () => {
    const looked = countingLooks(ledgerOf());
    looked.ledger.take(flexfone.enter(nine, '1.1'));
    const { clock, passUntil } = compressedTime('2026-11-18T09:00:59.400+01:00');
    const feed = feedOf(looked.ledger, clock);
    listen(feed).stop();
    const before = looked.count();
    feed.changed();
    await passUntil(Date.parse('2026-11-18T09:10:00.000+01:00'));
    expect(looked.count()).toBe(before);
  });
});

it('answers who asks with the picture of this moment', () => {
  const ledger = ledgerOf();
  const clock = fakeClock(nine);
  const feed = feedOf(ledger, clock);
  ledger.take(flexfone.enter(nine, '1.1'));
  clock.pass(154_000);
  expect(feed.picture()).toMatchObject({
    at: '2026-11-18T09:02:34.000+01:00',
    queues: [{ longestWaitTime: '2m 34s' }, {}],
  });
  expect(feed.sources()).toMatchObject({ at: '2026-11-18T09:02:34.000+01:00', sources: [{ id: 'pbx', accepted: 1 }] });
});

/** The real ledger, and how often somebody looked at its picture. */
function countingLooks(ledger: Ledger): { readonly ledger: Ledger; readonly count: () => number } {
  let looks = 0;
  const picture: Ledger['picture'] = (now) => {
    looks += 1;
    return ledger.picture(now);
  };
  return { ledger: { ...ledger, picture }, count: () => looks };
}
