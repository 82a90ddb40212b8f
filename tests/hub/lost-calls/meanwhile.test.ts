import { expect, it } from 'vitest';
import { nobodyLost } from '#core/lost-calls/lost-calls';
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
