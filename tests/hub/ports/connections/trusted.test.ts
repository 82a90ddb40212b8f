import { expect, test } from 'vitest';
import { isNetwork, sharerOf, trustedBy } from '#hub/ports/connections/trusted';

test.each(['10.0.0.5', '10.0.0.0/24', '0.0.0.0/0', '10.0.0.1/32', '2001:db8::1', '2001:db8::/48', '::/128'])(
  '%s is an address or a network',
  (text) => {
    expect(isNetwork(text)).toBe(true);
  },
);

test.each(['', 'proxy', '10.0.0', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/a', '10.0.0.0/8/8', '::/129', '10.0.0.0/-1'])(
  '%j is none',
  (text) => {
    expect(isNetwork(text)).toBe(false);
  },
);

test('this machine is trusted, and so are the proxies that are named, and nobody else', () => {
  const trusted = trustedBy(['10.0.0.5', '192.168.1.0/24', '2001:db8::/48']);
  const yes = ['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1', '10.0.0.5', '::ffff:10.0.0.5', '192.168.1.77'];
  const no = ['10.0.0.6', '192.168.2.1', '2001:db9::1', '128.0.0.1', '::2', '', 'localhost', undefined];
  expect([...yes, '2001:db8:0:9::1'].filter((address) => !trusted(address))).toEqual([]);
  expect(no.filter(trusted)).toEqual([]);
});

test('who shares: an IPv4 address, or the first half of an IPv6 address', () => {
  expect(sharerOf('10.0.0.5')).toBe('10.0.0.5');
  expect(sharerOf('::ffff:10.0.0.5')).toBe('10.0.0.5');
  expect(sharerOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64');
  expect(sharerOf('2001:db8::6')).toBe('2001:db8:0:0::/64');
  expect(sharerOf('2001:db8:1:2::')).toBe('2001:db8:1:2::/64');
  expect(sharerOf('::1')).toBe('0:0:0:0::/64');
});
