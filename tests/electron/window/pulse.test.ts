import { beforeEach, expect, test } from 'vitest';
import { createPulse, lookEvery } from '#electron/window/pulse';

let now = 0;
let pulse: ReturnType<typeof createPulse>;

/** Looks every few seconds, as the program does, until so much time has passed; tells when it was dead. */
function pass(milliseconds: number): number[] {
  const dead: number[] = [];
  const until = now + milliseconds;
  while (now + lookEvery <= until) {
    now += lookEvery;
    if (pulse.isDead()) dead.push(now);
  }
  return dead;
}

beforeEach(() => {
  now = 1_000_000;
  pulse = createPulse(() => now);
});

test('a page that was heard is dead after fifteen seconds of silence, once', () => {
  pulse.beat();
  expect(pass(12_500)).toEqual([]);
  expect(pass(2_500)).toEqual([1_015_000]);
  expect(pass(30_000)).toEqual([]);
});

test('one that is being loaded has more time', () => {
  expect(pass(42_500)).toEqual([]);
  expect(pass(2_500)).toHaveLength(1);
});

test('one that beats lives for ever', () => {
  for (let beat = 0; beat < 100; beat += 1) {
    pulse.beat();
    expect(pass(5_000)).toEqual([]);
  }
});

test('after a sleep of the machine the page has its time again', () => {
  pulse.beat();
  now += 8 * 3_600_000;
  expect(pulse.isDead()).toBe(false);
  expect(pass(12_500)).toEqual([]);
  expect(pass(2_500)).toHaveLength(1);
});
