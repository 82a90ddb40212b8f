import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isHubAddress, soundOwnSettings } from '#electron/settings/own-settings';

test('a new PC is its own hub, with a window and no wall', () => {
  expect(soundOwnSettings({})).toMatchObject({
    hub: null,
    kiosk: 'off',
    display: null,
    pin: null,
    startWithWindows: false,
    keepAwake: true,
    mutedUntil: 0,
    wall: { inches: null, drift: true, swap: false, closed: 'shown', hours: null, brightness: [] },
    sound: { volume: 0.6, repeat: true },
    strip: { show: false },
  });
});

test('what makes no sense is as shipped, and the rest is kept', () => {
  const read = soundOwnSettings({
    kiosk: 'sometimes',
    display: 'Sony TV',
    pin: '12',
    hub: 'http://name:secret@host/',
    wall: {
      inches: -3,
      metres: 5,
      closed: 'clock',
      hours: { monday: ['8-16'] },
      brightness: [{ from: '25:00', percent: 5 }],
    },
    sound: { volume: 7, repeat: false },
  });
  expect(read).toMatchObject({
    kiosk: 'off',
    display: 'Sony TV',
    pin: null,
    hub: null,
    wall: { inches: null, metres: 5, closed: 'clock', hours: null, brightness: [] },
    sound: { volume: 0.6, repeat: false },
  });
});

test('whatever stands in the file, there are settings', () => {
  const whole = soundOwnSettings({});
  fc.assert(
    fc.property(
      fc.jsonValue(),
      fc.dictionary(fc.constantFrom(...Object.keys(whole)), fc.jsonValue()),
      (value, object) => {
        expect(Object.keys(soundOwnSettings(value))).toEqual(Object.keys(whole));
        expect(Object.keys(soundOwnSettings(object))).toEqual(Object.keys(whole));
      },
    ),
  );
});

test.each([
  ['http://10.0.4.10:8090/', true],
  ['https://tavle.example/vaeg/?token=abc', true],
  ['ftp://10.0.4.10/', false],
  ['http://anna:secret@10.0.4.10/', false],
  ['10.0.4.10:8090', false],
  ['', false],
])('%s is a hub: %s', (address, expected) => {
  expect(isHubAddress(address)).toBe(expected);
});
