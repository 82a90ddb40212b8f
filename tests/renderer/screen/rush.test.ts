import { beforeEach, describe, expect, test } from 'vitest';
import { createRush, type Rush } from '../../../renderer/screen/rush.ts';

let now = 0;
let rush: Rush;

/** One line changes after the other, `times` times, so many milliseconds apart. */
function change(times: number, apart: number): void {
  for (let time = 0; time < times; time += 1) {
    now += apart;
    rush.changed(1);
  }
}

beforeEach(() => {
  now = 1_000_000;
  rush = createRush(() => now);
});

describe('a rush', () => {
  test('is twenty changes a second', () => {
    change(20, 50);
    expect(rush.isOn()).toBe(true);
  });

  test('is many lines that change in one moment', () => {
    rush.changed(12);
    expect(rush.isOn()).toBe(true);
  });

  test('is over with the first change after a quiet second', () => {
    change(20, 50);
    change(1, 1_000);
    expect(rush.isOn()).toBe(false);
  });
});

describe('calm', () => {
  test('is a board on which nothing happened', () => {
    expect(rush.isOn()).toBe(false);
  });

  test('is a few changes a second, for however long', () => {
    change(1_000, 200);
    expect(rush.isOn()).toBe(false);
  });

  test('is two queues that change together', () => {
    rush.changed(2);
    expect(rush.isOn()).toBe(false);
  });

  test('is any number of messages in which no line changes', () => {
    for (let message = 0; message < 100; message += 1) rush.changed(0);
    expect(rush.isOn()).toBe(false);
  });
});
