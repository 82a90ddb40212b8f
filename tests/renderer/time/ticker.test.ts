import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createTicker } from '../../../renderer/time/ticker.ts';

beforeEach(() => void vi.useFakeTimers({ now: 1_000_250 }));
afterEach(() => void vi.useRealTimers());

function listenTo(ticker: ReturnType<typeof createTicker>) {
  const heard: number[] = [];
  return { heard, stop: ticker.subscribe(() => heard.push(Date.now())) };
}

test('calls at whole seconds, and once in each', () => {
  const { heard } = listenTo(createTicker(() => Date.now()));
  vi.advanceTimersByTime(3_000);
  expect(heard).toEqual([1_001_000, 1_002_000, 1_003_000]);
});

test("the whole seconds are those of the hub's clock", () => {
  const { heard } = listenTo(createTicker(() => Date.now() + 400));
  vi.advanceTimersByTime(2_000);
  expect(heard).toEqual([1_000_600, 1_001_600]);
});

test('all listeners are called in the same instant, by one timer', () => {
  const ticker = createTicker(() => Date.now());
  const first = listenTo(ticker);
  vi.advanceTimersByTime(300);
  const second = listenTo(ticker);
  expect(vi.getTimerCount()).toBe(1);
  vi.advanceTimersByTime(1_000);
  expect(second.heard).toEqual(first.heard);
});

test('a clock put right is followed from the next step on', () => {
  let ahead = 0;
  const { heard } = listenTo(createTicker(() => Date.now() + ahead));
  vi.advanceTimersByTime(800);
  ahead = 300;
  vi.advanceTimersByTime(1_950);
  expect(heard).toEqual([1_001_000, 1_002_000, 1_002_700]);
});

test('a timer that comes late is not made up for', () => {
  const { heard } = listenTo(createTicker(() => Date.now()));
  vi.setSystemTime(1_005_400);
  vi.advanceTimersByTime(750);
  vi.advanceTimersByTime(1_000);
  expect(heard).toEqual([1_006_150, 1_007_000]);
});

test('nothing runs while nobody listens, and it begins again', () => {
  const ticker = createTicker(() => Date.now());
  const first = listenTo(ticker);
  first.stop();
  expect(vi.getTimerCount()).toBe(0);
  vi.advanceTimersByTime(5_000);
  expect(first.heard).toEqual([]);
  const second = listenTo(ticker);
  vi.advanceTimersByTime(1_000);
  expect(second.heard).toHaveLength(1);
});

test('a listener that leaves while it is called takes nobody with it', () => {
  const ticker = createTicker(() => Date.now());
  const stop = ticker.subscribe(() => stop());
  const other = listenTo(ticker);
  vi.advanceTimersByTime(2_000);
  expect(other.heard).toHaveLength(2);
});
