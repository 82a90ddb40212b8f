import type { NetworkInterfaceInfo } from 'node:os';
import { expect, test } from 'vitest';
import { addressesFromAfar } from '#hub/screens/addresses';

const network = (address: string, family: 'IPv4' | 'IPv6' = 'IPv4', internal = false) =>
  ({ address, family, internal }) as NetworkInterfaceInfo;
const networks = [
  network('127.0.0.1', 'IPv4', true),
  network('10.0.4.10'),
  network('fe80::1', 'IPv6'),
  // What Windows gives itself where nobody gave it one.
  network('169.254.3.4'),
  network('10.0.4.10'),
  network('192.168.1.7'),
];

test.each([
  ['127.0.0.1', 'http://127.0.0.1:8090', []],
  ['localhost', 'http://127.0.0.1:8090', []],
  ['[::1]', 'http://[::1]:8090', []],
  ['0.0.0.0', 'http://127.0.0.1:8090', ['http://10.0.4.10:8090', 'http://192.168.1.7:8090']],
  ['::', 'https://[::1]:9', ['https://10.0.4.10:9', 'https://192.168.1.7:9']],
  ['10.0.4.10', 'http://10.0.4.10:8090', ['http://10.0.4.10:8090']],
  ['[fd00::5]', 'http://[fd00::5]:8090', ['http://[fd00::5]:8090']],
  ['0.0.0.0', '', []],
])('a board on %s, here %s, is found by others at %j', (host, here, found) => {
  expect(addressesFromAfar(host, here, networks)).toEqual(found);
});

test('of many networks four are told', () => {
  const many = Array.from({ length: 9 }, (_, index) => network(`10.0.0.${index + 1}`));
  expect(addressesFromAfar('0.0.0.0', 'http://127.0.0.1:1', many)).toHaveLength(4);
});
