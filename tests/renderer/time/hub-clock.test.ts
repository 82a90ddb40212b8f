import { expect, test } from 'vitest';
import { createHubClock } from '../../../renderer/time/hub-clock.ts';

const hubTime = Date.parse('2026-11-18T09:14:38.000+01:00');
const hourWrong = hubTime - 3_600_000;

function aClock() {
  let steady = 5_000;
  const clock = createHubClock(
    () => steady,
    () => hourWrong,
  );
  return { ...clock, pass: (milliseconds: number) => (steady += milliseconds) };
}

test("is the screen's own until the hub is heard", () => {
  const clock = aClock();
  clock.pass(250);
  expect(clock.now()).toBe(hourWrong + 250);
});

test("is the hub's from the first message, however wrong the screen's own", () => {
  const clock = aClock();
  clock.hear(hubTime);
  clock.pass(1_500);
  expect(clock.now()).toBe(hubTime + 1_500);
});

test('a message that was under way for a while does not set it back', () => {
  const clock = aClock();
  clock.hear(hubTime);
  clock.pass(1_000);
  clock.hear(hubTime + 900);
  expect(clock.now()).toBe(hubTime + 1_000);
});

test('a message that came faster than the first puts it right', () => {
  const clock = aClock();
  clock.hear(hubTime - 180);
  clock.pass(1_000);
  clock.hear(hubTime + 990);
  expect(clock.now()).toBe(hubTime + 990);
});

test.each([-3_600_000, 3_600_000])("follows when the hub's own clock is set by %i ms", (change) => {
  const clock = aClock();
  clock.hear(hubTime);
  clock.pass(1_000);
  clock.hear(hubTime + 1_000 + change);
  expect(clock.now()).toBe(hubTime + 1_000 + change);
});
