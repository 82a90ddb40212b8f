import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keepSettings, readSettings, soundSettings } from '../../../renderer/screen/settings.ts';

/** What a browser keeps. */
function aStorage(kept: string | null = null) {
  let text = kept;
  return { getItem: () => text, setItem: (_key: string, value: string) => void (text = value) };
}

const page = 'http://127.0.0.1:8080/';
const none = { queues: null, total: null, people: false, outbound: false, swap: false };
const shipped = { language: null, theme: 'dark', scale: 1, names: 'full', ...none };

test('a new screen is shown as shipped', () => {
  expect(readSettings(page, aStorage())).toEqual(shipped);
});

test('what was chosen is there the next time', () => {
  const storage = aStorage();
  const chosen = { language: 'en', theme: 'light', scale: 1.2, names: 'full', ...none } as const;
  keepSettings(chosen, storage);
  expect(readSettings(page, storage)).toEqual(chosen);
});

test('the address overrules it, and what it does not say stays', () => {
  const storage = aStorage(JSON.stringify({ language: 'en', theme: 'light', scale: 1.2 }));
  expect(readSettings(`${page}?scale=1.4&theme=system`, storage)).toEqual({
    language: 'en',
    theme: 'system',
    scale: 1.4,
    names: 'full',
    ...none,
  });
});

test.each([
  ['?scale=1.25', 1.2],
  ['?scale=9', 1.4],
  ['?scale=0.1', 0.85],
  ['?scale=-1', 1],
  ['?scale=far', 1],
  ['?scale=', 1],
])('%s is %f: the nearest there is', (query, scale) => {
  expect(readSettings(page + query, aStorage()).scale).toBe(scale);
});

test('whatever lies in the storage, the board has sound settings', () => {
  for (const text of ['', 'null', '[]', '7', '{"theme":"pink","scale":{},"language":"toString"}', '{']) {
    expect(readSettings(page, aStorage(text))).toEqual(shipped);
  }
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(readSettings(page, aStorage(JSON.stringify(value)))).toEqual(expect.objectContaining({ theme: 'dark' }));
    }),
  );
});

test('queues are chosen by the address, in its order, and what is no list of them is none', () => {
  expect(readSettings(`${page}?queues=b,a,,b`, aStorage()).queues).toEqual(['b', 'a']);
  expect(readSettings(`${page}?queues=`, aStorage('{"queues":["a"]}')).queues).toBeNull();
  expect(readSettings(page, aStorage('{"queues":["a"]}')).queues).toEqual(['a']);
  for (const kept of ['{"queues":7}', '{"queues":{}}', '{"queues":[7,null]}', '{"queues":[]}']) {
    expect(readSettings(page, aStorage(kept)).queues).toBeNull();
  }
  const many = Array.from({ length: 150 }, (_, index) => `q${index}`);
  expect(soundSettings({ queues: many }).queues).toHaveLength(100);
});

test.each([
  ['?people', true],
  ['?people=1', true],
  ['?people=0', false],
  ['?people=false', false],
])('%s is %s', (query, people) => {
  expect(readSettings(page + query, aStorage()).people).toBe(people);
});

test('the total is shown, hidden or, as shipped, where there is a place for it; and that is kept', () => {
  expect(readSettings(`${page}?total`, aStorage()).total).toBe(true);
  expect(readSettings(`${page}?total=0`, aStorage()).total).toBe(false);
  const storage = aStorage('{"total":true}');
  expect(readSettings(page, storage).total).toBe(true);
  keepSettings({ ...soundSettings({}), total: null }, storage);
  expect(readSettings(page, storage).total).toBeNull();
});

test('a browser that keeps nothing is no trouble', () => {
  const full = {
    getItem: () => null,
    setItem: () => {
      throw new Error('QuotaExceededError');
    },
  };
  expect(() => keepSettings(soundSettings({}), full)).not.toThrow();
});

test('a wall shows no names, whatever its browser kept, unless its own address asks for them', () => {
  const storage = aStorage(JSON.stringify({ names: 'full' }));
  expect(readSettings(`${page}?kiosk`, storage).names).toBe('off');
  expect(readSettings(`${page}?kiosk&names=initials`, storage).names).toBe('initials');
  expect(readSettings(page, aStorage(JSON.stringify({ names: 'off' }))).names).toBe('full');
});
