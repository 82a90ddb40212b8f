import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Connectivity } from '#core/board/bridge';
import type { Picture } from '#core/board/queue';
import { pictureOfQueues } from '../../support/total-of-queues.ts';
import { createConnectionWatch } from '#electron/bridge/connection-watch';

const picture: Picture = pictureOfQueues([], '2026-11-18T09:14:38.000+01:00');

function aWatch() {
  const told: (Connectivity | 'snapshot')[] = [];
  const ask = vi.fn(() => Promise.resolve(picture));
  const watch = createConnectionWatch({
    picture: ask,
    snapshot: () => told.push('snapshot'),
    connection: (connection) => told.push(connection),
    now: () => Date.now(),
  });
  return { watch, told, ask };
}

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => void vi.useRealTimers());

test('it opens with the first answer, and tells it once', async () => {
  const { watch, told, ask } = aWatch();
  watch.begin();
  expect(await watch.ask(() => Promise.resolve(7))).toBe(7);
  await watch.ask(() => Promise.resolve(8));
  watch.heard();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(told).toEqual([{ state: 'connecting' }, { state: 'open' }]);
  expect(ask).not.toHaveBeenCalled();
});

test('five seconds of silence lose the connection, since the last that was heard', async () => {
  const { watch, told } = aWatch();
  await watch.ask(() => Promise.resolve(1));
  await vi.advanceTimersByTimeAsync(10_000);
  void watch.ask(() => new Promise(() => {}));
  await vi.advanceTimersByTimeAsync(4_999);
  expect(told).toEqual([{ state: 'open' }]);
  await vi.advanceTimersByTimeAsync(1);
  void watch.ask(() => new Promise(() => {}));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(told).toEqual([{ state: 'open' }, { state: 'lost', since: 1_000_000 }]);
});

test('found again, the whole picture comes before the word that all is well', async () => {
  const { watch, told } = aWatch();
  await watch.ask(() => Promise.resolve(1));
  const late = watch.ask(() => new Promise((resolve) => setTimeout(resolve, 8_000, 'late')));
  await vi.advanceTimersByTimeAsync(8_000);
  expect(await late).toBe('late');
  await vi.advanceTimersByTimeAsync(0);
  expect(told).toEqual([{ state: 'open' }, { state: 'lost', since: 1_000_000 }, 'snapshot', { state: 'open' }]);
});

test('a hub that has begun anew is told of, though the connection was never lost', async () => {
  const { watch, told } = aWatch();
  await watch.ask(() => Promise.resolve(1));
  watch.renewed();
  expect(told).toEqual([{ state: 'open' }, { state: 'open' }]);
});

test('a refusal is an answer, and passed on as one', async () => {
  const { watch, told } = aWatch();
  await expect(watch.ask(() => Promise.reject(new Error('The hub does not run now.')))).rejects.toThrow('does not run');
  expect(told).toEqual([{ state: 'open' }]);
});

test('who comes late hears how it stands', async () => {
  const { watch, told } = aWatch();
  void watch.ask(() => new Promise(() => {}));
  await vi.advanceTimersByTimeAsync(6_000);
  watch.begin();
  expect(told).toEqual([
    { state: 'lost', since: 1_000_000 },
    { state: 'lost', since: 1_000_000 },
  ]);
});
