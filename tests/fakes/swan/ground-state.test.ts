import { expect, it } from 'vitest';
import { minute } from '#core/time/instant';
import { simulateDay } from '../call-centre.ts';
import { lifelikeCentre } from '../centre-setup.ts';
import { swanOf } from './ground-state.ts';

it('tells at any time of a day what the pretended call centre does', () => {
  const setup = lifelikeCentre({ calls: 300 });
  const events = simulateDay(setup);
  const stateAt = swanOf(events, Object.fromEntries(setup.queues.map(({ id, members }) => [id, members])));
  const [first, last] = [events[0]?.at ?? 0, events.at(-1)?.at ?? 0];
  let busiest = 0;
  for (let now = first; now <= last; now += minute) {
    const { queues, users } = stateAt(now, first);
    const soFar = events.filter(({ at }) => at <= now);
    for (const [queue, { waiting, answeredAfterSeconds, abandoned }] of Object.entries(queues)) {
      const count = (kind: string) =>
        soFar.filter((event) => event.kind === kind && 'queue' in event && event.queue === queue);
      const answered = soFar.filter((event) => event.kind === 'answered' && event.passage?.endsWith(`/${queue}`));
      expect(answeredAfterSeconds).toHaveLength(answered.length);
      expect(abandoned).toBe(count('hungUp').length);
      expect(waiting).toBe(count('entered').length - count('left').length - abandoned - answered.length);
    }
    busiest = Math.max(busiest, users.filter(({ status }) => status === 'busy').length);
  }
  const { queues, users } = stateAt(last, last + 1);
  expect(Object.values(queues)).toMatchObject([
    { waiting: 0, abandoned: 0 },
    { waiting: 0, answeredAfterSeconds: [] },
  ]);
  expect(users.every(({ status }) => status === 'available')).toBe(true);
  expect(busiest).toBeGreaterThan(1);
});
