import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keepSettings, readSettings, soundSettings } from '../../../renderer/screen/settings.ts';

/** What a browser keeps. */
function aStorage(kept: string | null = null) {
  let text = kept;
  return { getItem: () => text, setItem: (_key: string, value: string) => void (text = value) };
}

const page = 'http://127.0.0.1:8080/';
const shipped = { language: null, theme: 'dark', scale: 1, names: 'full' };

test('a new screen is shown as shipped', () => {
  expect(readSettings(page, aStorage())).toEqual(shipped);
});

test('what was chosen is there the next time', () => {
  const storage = aStorage();
  const chosen = { language: 'en', theme: 'light', scale: 1.2, names: 'full' } as const;
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
