import { expect, test } from 'vitest';
import { isBoardAddress } from '#electron/page/board-address';

test.each([
  ['app://board/', true],
  ['app://board/index.html', true],
  ['app://boarding/', false],
  ['app://board.example.com/', false],
  ['app://user@board/', true],
  ['https://board/', false],
  ['file:///board/', false],
  ['data:text/html,app://board/', false],
  ['about:blank', false],
  ['', false],
])('%s is the board: %s', (address, expected) => {
  expect(isBoardAddress(address)).toBe(expected);
});
