import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Surroundings } from '#adapters/adapter';
import { shiftAt } from '#adapters/demo/day-shape';
import { demo } from '#adapters/demo/index';
import type { DemoSettings } from '#adapters/demo/index';
import { simulateShift } from '#adapters/demo/simulation';
import type { Instant } from '#core/time/instant';
import { hour, minute } from '#core/time/instant';
import { dayBounds } from '#core/time/zone';
import { patient } from '#tests/support/patient';
import { factsOf, queueOf, settings, surroundings, withoutAgents } from './demo-day.ts';

const from = Date.parse('2026-11-18T00:00:00+01:00');
const week = 7 * 24 * hour;

function script(start: Instant, end: Instant, where = surroundings, how = settings): readonly unknown[] {
  return [...demo.input.script(how, where, start, end)];
}

describe('the same again', () => {
  it('for the same seed, also when the day is simulated anew', () => {
    const shift = shiftAt(from, surroundings.timeZone);
    const [once, again] = [1, 2].map(() => simulateShift(shift, 1, 60, surroundings.queues));
    expect(once).toStrictEqual(again);
    expect(script(shift.start, shift.end)).toStrictEqual(once);
  });

  it('but not for another seed or day', () => {
    const day = factsOf(from, from + 24 * hour);
    expect(factsOf(from, from + 24 * hour, surroundings, { ...settings, seed: 2 })).not.toStrictEqual(day);
    expect(factsOf(from + 24 * hour, from + 48 * hour).length).not.toBe(day.length);
  });
});

const hows = fc.record({ callsPerHour: fc.constantFrom(1, 20, 60, 180), seed: fc.integer({ min: -2, max: 2 }) });
const zones = fc.constantFrom('Europe/Copenhagen', 'America/St_Johns', 'Pacific/Apia', 'UTC');
const wheres: fc.Arbitrary<Surroundings> = zones.chain((timeZone) =>
  fc.constantFrom(
    { ...surroundings, timeZone },
    { ...withoutAgents, timeZone },
    { ...surroundings, timeZone, queues: [queueOf('alone', ['7'])] },
    { ...surroundings, timeZone, queues: [] },
  ),
);

describe('however the time is cut', () => {
  it('the pieces are the whole', patient, () => {
    const cuts = fc.array(fc.integer({ min: 0, max: 30 * hour }), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(cuts, hows, wheres, (offsets, how: DemoSettings, where) => {
        const times = offsets.map((offset) => from + offset).sort((one, other) => one - other);
        const pieces = times.slice(1).flatMap((end, index) => script(times[index] ?? end, end, where, how));
        expect(pieces).toStrictEqual(script(times[0] ?? from, times.at(-1) ?? from, where, how));
      }),
      { numRuns: 40 },
    );
  });

  it('even at each message, and between two of them', () => {
    const end = from + 30 * minute;
    const whole = [...demo.input.script(settings, surroundings, from, end)];
    const times = [from, ...whole.flatMap(({ at }) => [at, at + 1]), end];
    expect(times.slice(1).flatMap((to, index) => script(times[index] ?? to, to))).toStrictEqual(whole);
  });
});

it.each(['2026-03-28', '2026-10-24'])('is in order and within its bounds when the clocks change after %s', (day) => {
  const { start } = dayBounds(day, surroundings.timeZone);
  const times = factsOf(start, start + 60 * hour).map((fact) => fact.at);
  expect(times.every((at, index) => at >= start && at < start + 60 * hour && at > (times[index - 1] ?? 0))).toBe(true);
});

describe('the members', () => {
  it('are told at midnight and at each full hour where nobody configured them', () => {
    const told = factsOf(from, from + week, withoutAgents).filter((fact) => fact.kind === 'queue-members');
    const hours = new Set(told.map((fact) => Math.floor((fact.at - from) / hour)));
    expect(hours.size).toBe(7 * 24);
    expect(told.every((fact) => (fact.at - from) % hour < 1_000)).toBe(true);
    const [one, two] = told.map((fact) => fact.agents);
    expect(one).toHaveLength(5);
    expect(one?.filter((agent) => two?.includes(agent))).toHaveLength(2);
  });

  it('are nobody else than those who were configured', () => {
    const mixed: Surroundings = { ...surroundings, queues: [queueOf('one', ['007', '201']), queueOf('two')] };
    const facts = factsOf(from, from + 4 * hour, mixed);
    const told = facts.filter((fact) => fact.kind === 'queue-members');
    expect(new Set(told.map((fact) => fact.queue))).toStrictEqual(new Set(['two']));
    const agents = new Set(facts.flatMap((fact) => ('agent' in fact ? [fact.agent] : [])));
    expect(agents).toStrictEqual(new Set(['007', '201', ...(told[0]?.agents ?? [])]));
    expect(told[0]?.agents).not.toContain('201');
  });
});
