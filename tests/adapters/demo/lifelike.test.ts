import { describe, expect, it } from 'vitest';
import type { Surroundings } from '#adapters/adapter';
import { shiftAt } from '#adapters/demo/day-shape';
import type { Fact } from '#core/said/facts';
import type { Instant } from '#core/time/instant';
import { hour, minute, second } from '#core/time/instant';
import { dayBounds } from '#core/time/zone';
import { factsOf, queueOf, surroundings, withoutAgents } from './demo-day.ts';
import { NaiveFloor } from './naive-floor.ts';

// Both clock changes are in one of the weeks.
const weeks = ['2026-03-25', '2026-10-21', '2026-11-16'].map((day) => dayBounds(day, surroundings.timeZone).start);
const week = 7 * 24 * hour;
const rushEvery = 20 * minute;

/** When nothing was open last: the demo's own day begins at four. */
function quietBefore(at: Instant): Instant {
  return shiftAt(at, surroundings.timeZone).start;
}

describe.each(weeks)('the week from %i', (start) => {
  const before = factsOf(quietBefore(start), start);
  const facts = factsOf(start, start + week);

  it('has something to see in any ten minutes', () => {
    const happening = facts.filter((fact) => fact.kind !== 'agent-state' && fact.kind !== 'queue-members');
    const gaps = happening.map((fact, index) => fact.at - (happening[index - 1]?.at ?? start));
    expect(Math.max(...gaps)).toBeLessThan(10 * minute);
  });

  it('has a caller within a minute of each rush', () => {
    const rushes = facts.flatMap((fact) =>
      fact.kind === 'call-queued' && (fact.at - start) % rushEvery < minute
        ? [Math.floor((fact.at - start) / rushEvery)]
        : [],
    );
    expect(new Set(rushes).size).toBe(week / rushEvery);
  });

  it('warns, and then is critical, in the ten minutes after each', () => {
    expect(rushesWith([...before, ...facts], start, { waitSeconds: 60, waiting: 3 })).toBe(week / rushEvery);
    expect(rushesWith([...before, ...facts], start, { waitSeconds: 120, waiting: 6 })).toBe(week / rushEvery);
  });

  it('has somebody who waits in a quarter of the time, so that whoever looks in sees a board that lives', () => {
    const floor = new NaiveFloor();
    let waited = 0;
    let last = start;
    for (const fact of [...before, ...facts]) {
      if (fact.at >= start && floor.waiting.length > 0) waited += fact.at - last;
      last = Math.max(start, fact.at);
      floor.take(fact);
    }
    expect(waited / week).toBeGreaterThan(0.25);
  });
});

/** The number of rushes in whose ten minutes some queue reaches a limit. */
function rushesWith(
  facts: readonly Fact[],
  start: Instant,
  limit: { readonly waitSeconds: number; readonly waiting: number },
): number {
  const floor = new NaiveFloor();
  const rushes = new Set<number>();
  for (const fact of facts) {
    // Just before the fact the longest wait is at its longest.
    const waits = floor.waiting.map((passage) => fact.at - passage.since);
    floor.take(fact);
    const counts = floor.waiting.map(({ queue }) => floor.waiting.filter((other) => other.queue === queue).length);
    const reached = waits.some((wait) => wait >= limit.waitSeconds * second) || Math.max(...counts) >= limit.waiting;
    if (reached && fact.at >= start && (fact.at - start) % rushEvery < 10 * minute)
      rushes.add(Math.floor((fact.at - start) / rushEvery));
  }
  return rushes.size;
}

const teams: readonly (readonly [string, Surroundings])[] = [
  ['the queues of the demo', surroundings],
  ['invented members', withoutAgents],
  ['one agent', { ...surroundings, queues: [queueOf('alone', ['7'])] }],
  ['a caller who may not wait long', { ...surroundings, queues: [{ ...queueOf('short'), maxWaitSeconds: 60 }] }],
  ['seven queues', { ...surroundings, queues: ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id) => queueOf(id)) }],
];

describe.each(teams)('with %s', (_, where) => {
  it.each([10, 60, 240])(
    'and %i calls an hour everything that begins ends, and nobody talks to two',
    (callsPerHour) => {
      const floor = new NaiveFloor();
      const times = [0, 1, 2, 3].map((days) => quietBefore((weeks[1] ?? 0) + 2 * 24 * hour + days * 25 * hour));
      for (const [index, from] of times.entries()) {
        for (const fact of factsOf(from, times[index + 1] ?? from, where, { callsPerHour, seed: 5 })) floor.take(fact);
        expect(floor.waiting).toStrictEqual([]);
        expect([...floor.legs]).toStrictEqual([]);
        expect([...floor.callers]).toStrictEqual([]);
        expect([...floor.presence.values()].filter((presence) => presence === 'wrapUp')).toStrictEqual([]);
      }
      expect(floor.passages.length).toBeGreaterThan(100);
    },
  );
});

it('lets people wait and talk across midnight', () => {
  const open = weeks.flatMap((start) =>
    [1, 2, 3, 4, 5, 6].map((day) => {
      const floor = new NaiveFloor();
      const midnight = start + day * 24 * hour;
      for (const fact of factsOf(quietBefore(midnight), midnight)) floor.take(fact);
      return floor.callers.size;
    }),
  );
  expect(Math.max(...open)).toBeGreaterThan(0);
});

describe.each([1, 2, 3])('a working day with seed %i', (seed) => {
  const { start, end } = dayBounds('2026-11-18', surroundings.timeZone);
  const facts = factsOf(quietBefore(start), end, surroundings, { callsPerHour: 60, seed });
  const today = facts.filter((fact) => fact.at >= start);
  const floor = new NaiveFloor();
  for (const fact of facts) floor.take(fact);
  const passages = floor.passages.filter((passage) => passage.since >= start);
  const answered = passages.filter((passage) => passage.outcome === 'answered');
  const lost = passages.filter((passage) => passage.outcome === 'lost');

  it('is that of a good and busy team', () => {
    const rate = answered.length / (answered.length + lost.length);
    expect(rate).toBeGreaterThan(0.8);
    expect(rate).toBeLessThan(0.97);
    const wait = answered.reduce((sum, passage) => sum + passage.seconds, 0) / answered.length;
    expect(wait).toBeGreaterThan(10);
    expect(wait).toBeLessThan(90);
  });

  it('has about as many calls in opening hours as were ordered, and two humps', () => {
    const between = (from: number, to: number): number =>
      passages.filter(({ since }) => since >= start + from * hour && since < start + to * hour).length / (to - from);
    expect(between(8, 17)).toBeGreaterThan(48);
    expect(between(8, 17)).toBeLessThan(72);
    expect(between(9, 11)).toBeGreaterThan(between(5, 7));
    expect(between(13, 15)).toBeGreaterThan(between(17, 19));
    expect(between(0, 6)).toBeGreaterThan(20);
  });

  it('has everything that can happen', () => {
    const kinds = new Set(today.map((fact) => fact.kind));
    for (const kind of ['call-queued', 'call-left', 'leg-ringing', 'leg-answered', 'leg-dialled'] as const) {
      expect(kinds).toContain(kind);
    }
    const presences = today.flatMap((fact) => (fact.kind === 'agent-state' ? [fact.presence] : []));
    expect(new Set(presences)).toStrictEqual(new Set(['ready', 'wrapUp', 'other', 'loggedOut']));
    const ended = today.filter((fact) => fact.kind === 'leg-ended');
    expect(ended.some((fact) => fact.transferred)).toBe(true);
    expect(ended.some((fact) => (fact.durationSeconds ?? 0) > 25 * 60)).toBe(true);
    expect(passages.some(({ call }, index) => passages.findIndex((other) => other.call === call) < index)).toBe(true);
    expect(today.some((fact) => fact.kind === 'leg-ringing' && fact.linked === undefined)).toBe(true);
    const answeredLegs = new Set(today.flatMap((fact) => (fact.kind === 'leg-answered' ? [fact.leg] : [])));
    expect(today.some((fact) => fact.kind === 'leg-ringing' && !answeredLegs.has(fact.leg))).toBe(true);
  });
});

it('forwards for each of its reasons within a week', () => {
  const reasons = weeks.flatMap((start) =>
    factsOf(start, start + week).flatMap((fact) => (fact.kind === 'call-left' ? [fact.reason] : [])),
  );
  expect(new Set(reasons)).toStrictEqual(new Set(['overflow', 'timeout', 'voicemail']));
});
