import { expect, test } from 'vitest';
import { displayOf, programOf } from '../../../renderer/screens/what-this-is.ts';

const webkit = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)';

test.each([
  ['the desktop', `${webkit} Opkaldstavle/2.0.1 Chrome/142.0.0.0 Electron/45.4.1 Safari/537.36`, 'Opkaldstavle 2.0.1'],
  ['Chrome', `${webkit} Chrome/142.0.0.0 Safari/537.36`, 'Chrome 142'],
  ['Edge', `${webkit} Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0`, 'Chrome 142'],
  ['Firefox', 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox 140'],
  [
    'Safari',
    'Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15',
    'Safari 18',
  ],
  ['what does not say', 'TV', ''],
])('%s is told by its name', (_name, userAgent, said) => {
  expect(programOf({ userAgent })).toBe(said);
});

test('a browser that lists its brands is told by the one that people know', () => {
  const brands = [
    { brand: 'Not;A=Brand', version: '99' },
    { brand: 'Chromium', version: '142' },
    { brand: 'Microsoft Edge', version: '142' },
  ];
  const userAgent = `${webkit} Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0`;
  expect(programOf({ userAgent, userAgentData: { brands } })).toBe('Microsoft Edge 142');
});

test('a display is told in its own dots', () => {
  expect(displayOf(1280, 720, 1.5)).toBe('1920×1080');
});
