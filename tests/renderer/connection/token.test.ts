import { expect, test } from 'vitest';
import { tokenIn, withoutToken } from '../../../renderer/connection/token.ts';

test('finds the token and takes it, and only it, away', () => {
  const address = 'http://wall.example:8090/?scale=2&token=a%2Bb#top';
  expect(tokenIn(address)).toBe('a+b');
  expect(withoutToken(address)).toBe('http://wall.example:8090/?scale=2#top');
});

test('an address without one stays as it is', () => {
  expect(tokenIn('http://wall.example:8090/')).toBeNull();
  expect(withoutToken('http://wall.example:8090/')).toBe('http://wall.example:8090/');
});
