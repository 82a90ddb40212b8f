import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { pause } from '#link/pause';

test('a pause leaves nothing behind, however many there were', async () => {
  const { signal } = new AbortController();
  for (let count = 0; count < 5; count += 1) await pause(1, signal);
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

test('a pause ends at once when it is told to stop, and leaves nothing behind', async () => {
  const stop = new AbortController();
  const stopped = pause(3_600_000, stop.signal);
  stop.abort();
  await stopped;
  expect(getEventListeners(stop.signal, 'abort')).toEqual([]);
});

test('there is none after that', async () => {
  await pause(3_600_000, AbortSignal.abort());
});
