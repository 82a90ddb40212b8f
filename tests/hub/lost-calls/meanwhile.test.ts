import { expect, it } from 'vitest';
import type { Passage } from '#core/calls/passage';
import { nobodyLost, withChanges } from '#core/lost-calls/lost-calls';
import { createConfig } from '#hub/config/config';
import { lostCallInput } from '#hub/lost-calls/people-input';
import { createLostCallWatch } from '#hub/lost-calls/watch';
import { twoQueues } from '#tests/support/configurations';

function watchAfter(heard: number, mostSteps?: number): boolean {
  const { rules, sources, lostCalls: settings } = createConfig(twoQueues(), { environment: {} });
  const bound = mostSteps === undefined ? {} : { mostSteps };
  const watch = createLostCallWatch({ rules, sources, settings, tabs: new Map(), ...bound });
  watch.lacks();
  const input = lostCallInput({ kind: 'take', line: 'pbx 1', by: 'Bo' }, 0);
  for (let n = 0; n < heard; n += 1) watch.heard(input);
  watch.precede(nobodyLost);
  return watch.isWhole;
}

it('keeps so much of what it hears before it knows what came earlier; beyond it, it stays unknown who was lost', () => {
  expect(watchAfter(3, 3)).toBe(true);
  expect(watchAfter(4, 3)).toBe(false);
});

it('keeps 200,000 of them', () => {
  expect(watchAfter(200_000)).toBe(true);
  expect(watchAfter(200_001)).toBe(false);
});

it('what it knows is read again, and what is heard meanwhile comes after; beyond the bound it knows what it did', async () => {
  const { rules, sources, lostCalls: settings } = createConfig(twoQueues(), { environment: {} });
  const watch = createLostCallWatch({ rules, sources, settings, tabs: new Map(), mostSteps: 1 });
  const passage = { call: '1', queue: 'support', entry: 0, until: 40_000, class: 'abandoned' } as Passage;
  const earlier = withChanges(nobodyLost, [{ before: null, after: passage }], (call) => `pbx ${call}`);
  const take = lostCallInput({ kind: 'take', line: 'pbx 1', by: 'Bo' }, 60_000);
  const states = () => watch.lines('1970-01-01', 61_000).map(({ state, by }) => [state, by]);
  const hearing = (times: number) => async () => {
    for (let n = 0; n < times; n += 1) watch.heard(take);
    return earlier;
  };
  expect(await watch.renew(async () => undefined)).toBe(false);
  expect(states()).toEqual([]);
  expect(await watch.renew(hearing(2))).toBe(false);
  expect(states()).toEqual([]);
  expect(await watch.renew(hearing(1))).toBe(true);
  expect(states()).toEqual([['taken', 'Bo']]);
  expect(watch.isWhole).toBe(true);
});
