import { expect, test } from 'vitest';
import { runSelfTest } from '#electron/self-test/self-test';

const well = {
  journal: async () => true,
  window: async () => true,
  send: async () => undefined,
  isCounted: async () => true,
};

test('all goes well', async () => {
  expect(await runSelfTest(well)).toEqual({
    selfTest: 'passed',
    window: true,
    journal: true,
    call: true,
    problem: null,
  });
});

test('what takes a moment is waited for', async () => {
  let looks = 0;
  const result = await runSelfTest({ ...well, window: async () => (looks += 1) > 2 });
  expect(result.selfTest).toBe('passed');
});

test.each([
  ['journal', { journal: async () => false }, 'The journal did not open within 0 s.'],
  [
    'window',
    { window: () => Promise.reject(new Error('no page')) },
    'The window did not show its board within 0 s: no page.',
  ],
  ['call', { isCounted: async () => false }, 'The call was not counted on the board within 0 s.'],
  [
    'call',
    { send: () => Promise.reject(new Error('It was answered 503 and not 200.')) },
    'It was answered 503 and not 200.',
  ],
] as const)('%s fails: it says so in a sentence', async (name, changed, problem) => {
  const result = await runSelfTest({ ...well, ...changed }, 1);
  expect(result).toMatchObject({ selfTest: 'failed', [name]: false, problem });
});
