import { describe, expect, it } from 'vitest';
import { ownDevice, queueNumber, trunkOf, userNumber } from '#adapters/one-connect/devices';
import { oneConnectSettings } from '#adapters/one-connect/settings';
import { recordedSettings } from '#tests/support/fixtures';

const recorded = recordedSettings('one-connect');
const isRefused = (changes: object): boolean => !oneConnectSettings.safeParse({ ...recorded, ...changes }).success;

describe('settings', () => {
  it('are encrypted and declare the prefix unless they say otherwise', () => {
    const { host, port, user, password, pbxDomain, queues } = recorded;
    expect(oneConnectSettings.parse({ host, port, user, password, pbxDomain, queues })).toMatchObject({
      tls: true,
      vendorPrefix: 'declared',
    });
  });

  it.each([
    ['no queue', { queues: {} }],
    ['two queues with one number', { queues: { support: '400', sales: 'q-12345678-400' } }],
    ['a domain that is an address', { pbxDomain: 'https://12345678.pbx.one-connect.dk' }],
    ['a certificate without encryption', { tls: false }],
    ['an empty password', { password: '' }],
    ['a number without quotes', { queues: { support: 400 } }],
  ])('refuse %s', (_what, changes) => {
    expect(isRefused(changes)).toBe(true);
    expect(isRefused({})).toBe(false);
  });
});

describe('a device', () => {
  it.each([
    ['u-12345678-0200', { kind: 'user', number: '0200' }],
    ['q-12345678-400', { kind: 'queue', number: '400' }],
    ['t-12345678', { kind: 'trunk', number: '12345678' }],
    ['u-********-200', { kind: 'user', number: '200' }],
    ['28374655', undefined],
    ['x-12345678-200', undefined],
    ['', undefined],
  ])('%s', (text, own) => {
    expect(ownDevice(text)).toEqual(own);
  });

  it('of a user or a queue may be told as its number alone', () => {
    expect(userNumber('0200')).toBe('0200');
    expect(userNumber('u-12345678-0200')).toBe('0200');
    expect(userNumber('q-12345678-400')).toBeUndefined();
    expect(userNumber(undefined)).toBeUndefined();
    expect(queueNumber('q-12345678-0400')).toBe('0400');
    expect(queueNumber('0400')).toBe('0400');
  });

  it('of a trunk is what the domain begins with', () => {
    expect(trunkOf('12345678.pbx.one-connect.dk')).toBe('12345678');
  });
});
