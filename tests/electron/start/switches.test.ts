import { expect, test } from 'vitest';
import { readSwitches } from '#electron/start/switches';

const read = (...given: readonly string[]) => {
  const all = new Map(given.map((one) => one.split(/=(.*)/s) as [string, string | undefined]));
  return readSwitches({ hasSwitch: (name) => all.has(name), getSwitchValue: (name) => all.get(name) ?? '' });
};

test('nothing said: a window', () => {
  const nothing = { isKiosk: false, display: null, isHidden: false, hub: null, isSelfTest: false, problems: [] };
  expect(read()).toEqual(nothing);
});

test('all that can be said', () => {
  expect(read('kiosk', 'display=1920x1080', 'hidden', 'hub=http://10.0.4.10:8090/?token=a=b', 'self-test')).toEqual({
    isKiosk: true,
    display: '1920x1080',
    isHidden: true,
    hub: 'http://10.0.4.10:8090/?token=a=b',
    isSelfTest: true,
    problems: [],
  });
});

test('what makes no sense is told of and passed over: the wall comes up', () => {
  const { display, hub, problems } = read('kiosk', 'display=', 'hub=10.0.4.10');
  expect({ display, hub }).toEqual({ display: null, hub: null });
  expect(problems).toEqual([
    '--hub is no address of a hub: expected one as in --hub=http://10.0.4.10:8090/.',
    '--display says nothing: expected the id, the label or the size of a screen, as in --display=1920x1080.',
  ]);
});
