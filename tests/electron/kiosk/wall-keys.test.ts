import { beforeEach, expect, test } from 'vitest';
import { createWallKeys, type KeyPress } from '#electron/kiosk/wall-keys';

let now = 0;
let pin: string | null = null;
let keys: ReturnType<typeof createWallKeys>;
const plain = { type: 'keyDown', control: false, shift: false, alt: false, meta: false, isAutoRepeat: false };
const press = (key: string, held: Partial<KeyPress> = {}) => keys.take({ ...plain, key, ...held });
const chord = () => press('K', { control: true, alt: true, shift: true });
const type = (text: string) => Array.from(text, (key) => press(key)).at(-1);

beforeEach(() => {
  now = 1_000;
  pin = null;
  keys = createWallKeys({ pin: () => pin, now: () => now });
});

test('the chord alone leaves where no number is set, and nothing less does', () => {
  for (const held of [{}, { control: true }, { control: true, alt: true }, { alt: true, shift: true }]) {
    expect(press('k', held).does).toBe('nothing');
  }
  expect(press('k', { control: true, alt: true, shift: true, meta: true }).does).toBe('nothing');
  expect(press('k', { control: true, alt: true, shift: true, isAutoRepeat: true }).does).toBe('nothing');
  expect(press('k', { control: true, alt: true, shift: true, type: 'keyUp' }).does).toBe('nothing');
  expect(chord().does).toBe('leave');
});

test('a number is typed after the chord; without it digits do nothing', () => {
  pin = '4711';
  type('4711');
  expect(press('Enter').does).toBe('nothing');
  expect(chord()).toEqual({ does: 'wait', digits: 0, wrong: false });
  expect(type('47')).toEqual({ does: 'wait', digits: 2, wrong: false });
  type('29');
  press('Backspace');
  press('Backspace');
  type('11');
  expect(press('Enter').does).toBe('leave');
});

test('a wrong number is said, and after five none is taken for a minute', () => {
  pin = '4711';
  chord();
  for (const _attempt of [1, 2, 3, 4]) {
    type('0000');
    expect(press('Enter')).toEqual({ does: 'wait', digits: 0, wrong: true });
  }
  type('0000');
  expect(press('Enter').does).toBe('forget');
  now += 59_000;
  expect(chord().does).toBe('nothing');
  now += 1_000;
  expect(chord().does).toBe('wait');
});

test('a number that nobody types on is forgotten, and so is one that is cancelled', () => {
  pin = '4711';
  chord();
  type('47');
  expect(keys.isForgotten()).toBe(false);
  now += 10_001;
  expect(keys.isForgotten()).toBe(true);
  type('4711');
  expect(press('Enter').does).toBe('nothing');
  chord();
  type('47');
  now += 10_001;
  expect(press('1').does).toBe('forget');
  chord();
  expect(press('Escape').does).toBe('forget');
});

test('keys that are no digits are no part of the number, nor are more than twelve', () => {
  pin = '4711';
  chord();
  type('a');
  expect(press('4', { control: true })).toEqual({ does: 'wait', digits: 0, wrong: false });
  expect(type('1'.repeat(40))).toEqual({ does: 'wait', digits: 12, wrong: false });
});
