import { expect, test } from 'vitest';
import { limitsOf } from '#core/board/limits';
import { createConfig } from '#hub/config/config';
import { twoQueues } from '#tests/support/configurations';

const limitsBy = (alerts: object) => {
  const { rules } = createConfig(twoQueues({ queues: [{ id: 'support', name: 'Support', alerts }] }), {
    environment: {},
  });
  const [queue] = rules.queues;
  return queue && limitsOf(queue);
};

test('a screen is told the limits of rates where there are any', () => {
  expect(limitsBy({})).toStrictEqual({
    serviceLevelSeconds: 20,
    longestWaitSeconds: { warning: 60, critical: 120 },
    callsWaiting: { warning: 3, critical: 6 },
  });
  expect(
    limitsBy({ answerRate: { warning: 90 }, serviceLevel: { warning: 80, critical: 60, minimumCalls: 5 } }),
  ).toMatchObject({
    answerRate: { warning: 90, critical: null, minimumCalls: 20 },
    serviceLevel: { warning: 80, critical: 60, minimumCalls: 5 },
  });
});
