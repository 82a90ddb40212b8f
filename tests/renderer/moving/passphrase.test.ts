import { expect, it } from 'vitest';
import { shortestPassphrase } from '#hub/moving/sealed';
import { passphraseFor } from '../../../renderer/moving/passphrase.ts';

it.each([
  ['', '', { passphrase: null }],
  ['en hest på vej', 'en hest på vej', { passphrase: 'en hest på vej' }],
  ['en hest på vej', 'en hest på ve', { wrong: 'different' }],
  ['en hest på vej', '', { wrong: 'different' }],
  ['1234567', '1234567', { wrong: 'short' }],
])('%j and %j', (first, again, expected) => {
  expect(passphraseFor(first, again)).toEqual(expected);
});

it('is as strict as the hub', () => {
  const shortest = 'x'.repeat(shortestPassphrase);
  expect(passphraseFor(shortest, shortest)).toEqual({ passphrase: shortest });
  expect(passphraseFor(shortest.slice(1), shortest.slice(1))).toEqual({ wrong: 'short' });
});
