import { expect, test } from 'vitest';
import { fromChromium, toChromium } from '#tests/electron-stand-in/addresses';
import { createCodec } from '#tests/electron-stand-in/page/codec';
import { missing, strict } from '#tests/electron-stand-in/strict';

test('what the stand-in does not have throws by name, and is never undefined', () => {
  const app = strict('app', { quit: () => 'quits' }) as { quit(): string; setBadge?(): void; badge?: string };
  expect(app.quit()).toBe('quits');
  expect(() => app.setBadge).toThrow('The Electron stand-in has no app.setBadge');
  expect(() => (app.badge = '1')).toThrow('The Electron stand-in has no app.badge');
});

test('a part that is missing can be imported, and nothing more', async () => {
  const tray = missing('Tray') as unknown as { new (): object; flash(): void };
  expect(() => new tray()).toThrow('The Electron stand-in has no Tray');
  expect(() => tray.flash()).toThrow('The Electron stand-in has no Tray.flash');
  await expect(Promise.resolve(tray)).resolves.toBe(tray);
});

test.each([
  [null],
  [undefined],
  [-0],
  [Number.NaN],
  [12n],
  ['æøå'],
  [[1, [undefined, 'two']]],
  [{ nested: { date: new Date(5), set: new Set([1, new Map([['a', /b/g]])]) } }],
  [new Uint8Array([1, 2, 255])],
])('%s passes as it is', (value) => {
  const codec = createCodec();
  const text = JSON.stringify(codec.encode(value));
  expect(codec.decode(JSON.parse(text) as never)).toEqual(value);
});

test('an error passes with its name and its message, and without what else it holds', () => {
  const codec = createCodec();
  const error = codec.decode(codec.encode(Object.assign(new TypeError('wrong'), { secret: 1 }))) as Error;
  expect(error).toBeInstanceOf(Error);
  expect({ name: error.name, message: error.message, secret: 'secret' in error }).toEqual({
    name: 'TypeError',
    message: 'wrong',
    secret: false,
  });
});

test.each([
  ['a function', () => 1],
  ['a symbol', Symbol('s')],
  ['a promise', Promise.resolve()],
  ['something deep inside', { list: [{ call: () => 1 }] }],
  ['a weak map', new WeakMap()],
])('%s does not pass over IPC', (_name, value) => {
  expect(() => createCodec().encode(value)).toThrow('An object could not be cloned.');
});

test('an address of a custom protocol comes back as it went; others are left alone', () => {
  const schemes = new Set(['app']);
  for (const address of ['app://board/', 'app://board/a/b.js?c=d#e']) {
    expect(toChromium(address, schemes)).toMatch(/^https:/);
    expect(fromChromium(toChromium(address, schemes))).toBe(address);
  }
  for (const address of ['https://example.com/', 'data:text/html,x', 'about:blank']) {
    expect(toChromium(address, schemes)).toBe(address);
    expect(fromChromium(address)).toBe(address);
  }
});
