import { describe, expect, test } from 'vitest';
import { isNobodyReady, looksOf } from '../../../renderer/board/looks.ts';
import { aQueue } from '../queues.ts';

describe('nobody is ready', () => {
  test.each([
    [{ callsWaiting: 1, agentsReady: 0, agentsRinging: 0 }, true],
    [{ callsWaiting: 2, agentsReady: 0, agentsRinging: 1 }, true],
    [{ callsWaiting: 1, agentsReady: 0, agentsRinging: null }, true],
    // A phone rings for the only one who waits: he is about to be answered.
    [{ callsWaiting: 1, agentsReady: 0, agentsRinging: 1 }, false],
    [{ callsWaiting: 0, agentsReady: 0, agentsRinging: 0 }, false],
    [{ callsWaiting: 1, agentsReady: 1, agentsRinging: 0 }, false],
    [{ callsWaiting: 1, agentsReady: null, agentsRinging: null }, false],
    [{ callsWaiting: null, agentsReady: 0, agentsRinging: 0 }, false],
  ])('%j: %s', (figures, expected) => {
    expect(isNobodyReady(aQueue('a', figures))).toBe(expected);
  });
});

test('old news of agents alarm nobody', () => {
  const queue = aQueue('a', { callsWaiting: 1, agentsReady: 0 });
  const { provenance } = queue;
  const agentsReady = { ...provenance.agentsReady, stale: true };
  expect(isNobodyReady({ ...queue, provenance: { ...provenance, agentsReady } })).toBe(false);
});

describe('a tile looks', () => {
  const nobody = { callsWaiting: 2, agentsReady: 0 };
  test.each([
    ['calm', aQueue('a'), null],
    ['warning', aQueue('a', { level: 'warning' }), null],
    ['nobody', aQueue('a', { ...nobody, level: 'warning' }), null],
    ['critical', aQueue('a', { ...nobody, level: 'critical' }), null],
    ['old', aQueue('a', { level: 'critical' }), 0],
    ['unknown', aQueue('a', { callsWaiting: null }), 0],
  ] as const)('%s', (looks, queue, oldSince) => {
    expect(looksOf(queue, oldSince)).toBe(looks);
  });

  test('as one that nobody tells of, where no phone system knows who waits', () => {
    const queue = aQueue('a', { callsWaiting: null });
    const untold = { ...queue.provenance.callsWaiting, unknown: 'notProvided' } as const;
    expect(looksOf({ ...queue, provenance: { ...queue.provenance, callsWaiting: untold } }, null)).toBe('untold');
  });

  test('as one that listens, before its source was ever heard or today is read back', () => {
    const queue = aQueue('a', { callsWaiting: null });
    const { provenance } = queue;
    for (const unknown of ['notHeardYet', 'queueNotHeard', 'catchingUp'] as const) {
      const unheard = { ...provenance.callsWaiting, unknown };
      expect(looksOf({ ...queue, provenance: { ...provenance, callsWaiting: unheard } }, null)).toBe('waiting');
    }
  });
});
