import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Passage } from '#core/calls/passage';
import { linesOf, type LineRules } from '#core/lost-calls/line';
import {
  forgotten,
  nobodyLost,
  withAct,
  withChanges,
  withDial,
  withDialEnded,
  withNumber,
  type LostCalls,
} from '#core/lost-calls/lost-calls';
import { countOpen } from '#core/lost-calls/open-count';
import { recentOf } from '#core/lost-calls/recent';
import { hour, minute } from '#core/time/instant';
import { dayOf } from '#core/time/zone';

const rules: LineRules = { timeZone: 'Europe/Copenhagen', takenFor: 30 * minute };
const start = Date.UTC(2026, 10, 28, 20);

const call = fc.integer({ min: 0, max: 11 });
const step = fc.oneof(
  fc.record({ kind: fc.constant('number'), call, number: fc.option(fc.integer({ min: 0, max: 3 })) }),
  fc.record({ kind: fc.constant('lost'), call }),
  fc.record({ kind: fc.constant('answered'), call }),
  fc.record({ kind: fc.constant('not lost after all'), call }),
  fc.record({ kind: fc.constantFrom('take', 'reach', 'undo'), call }),
  fc.record({ kind: fc.constant('called back'), call }),
  fc.record({ kind: fc.constant('time'), minutes: fc.integer({ min: 1, max: 200 }) }),
  fc.record({ kind: fc.constant('asked') }),
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

const numberOf = (number: number): string => `+452000000${number}`;

function passage(one: number, entry: number, kind: 'abandoned' | 'answered'): Passage {
  const queue = one % 2 === 0 ? 'support' : 'sales';
  return { call: `${one}`, queue, entry, until: entry + minute, class: kind } as Passage;
}

function after(lost: LostCalls, one: Step, now: number, entries: Map<number, number>): LostCalls {
  if (!('call' in one)) return forgotten(lost, now, 48 * hour);
  const id = `${one.call}`;
  const entry = entries.get(one.call) ?? now;
  const changed = (before: Passage | null, then: Passage | null): LostCalls =>
    withChanges(lost, [{ before, after: then }], (name) => name);
  switch (one.kind) {
    case 'number':
      return withNumber(lost, id, 'number' in one && one.number !== null ? numberOf(one.number) : null);
    case 'lost': {
      const before = entries.has(one.call) ? passage(one.call, entry, 'abandoned') : null;
      entries.set(one.call, now);
      return changed(before, passage(one.call, now, 'abandoned'));
    }
    case 'answered':
      return changed(null, passage(one.call, now, 'answered'));
    case 'not lost after all':
      return changed(passage(one.call, entry, 'abandoned'), null);
    case 'called back': {
      const number = recentOf(lost.calls, id);
      if (number === undefined) return lost;
      return withDialEnded(withDial(lost, number, { leg: `leg ${now}`, agent: '201', at: now }), `leg ${now}`, 60, now);
    }
    case 'take':
    case 'reach':
    case 'undo':
      return withAct(lost, id, { kind: one.kind, by: 'Mette', at: now });
  }
}

it('counted by what has changed, as many lines are open as if all were counted, whatever happens and whenever it is asked', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let [lost, now] = [nobodyLost, start];
      const entries = new Map<number, number>();
      for (const one of steps) {
        now += 'minutes' in one ? one.minutes * minute : 1_000;
        lost = after(lost, one, now, entries);
        if (one.kind !== 'asked' && one.kind !== 'time') continue;
        const day = dayOf(now, rules.timeZone);
        const open = countOpen(lost.callers, lost.open, { day, now, rules });
        lost = { ...lost, open };
        const lines = linesOf(lost.callers.values(), day, now, rules).filter(({ state }) => state === 'open');
        expect(open.lines.all).toBe(lines.length);
        const queues = lines.flatMap((line) => line.queues);
        const counts = Object.fromEntries(
          [...new Set(queues)].map((queue) => [queue, queues.filter((other) => other === queue).length]),
        );
        expect(open.lines.queues).toEqual(counts);
      }
    }),
    { numRuns: 500 },
  );
});
