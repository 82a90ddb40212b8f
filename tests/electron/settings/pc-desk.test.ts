import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseDisplay } from '#electron/kiosk/choose-display';
import { soundOwnSettings } from '#electron/settings/own-settings';
import { changed, namedDisplays, settingsToShow } from '#electron/settings/pc-desk';

const at = (id: number, label: string, width = 1920, height = 1080, x = 0) => {
  const bounds = { x, y: 0, width, height };
  return { id, label, bounds, workArea: bounds };
};

test('a display is named by its label, where it is alone with it; else by its size; else by its id', () => {
  const twins = [at(1, 'Dell'), at(2, 'Dell', 1280, 720), at(3, 'Sony TV'), at(4, ''), at(5, '')];
  expect(namedDisplays(twins, 3).map(({ name }) => name)).toEqual(['1', '1280x720', 'Sony TV', '4', '5']);
  expect(namedDisplays(twins, 3).map(({ isFirst }) => isFirst)).toEqual([false, false, true, false, false]);
});

test('whatever the displays are, the name of each leads the wall to it', () => {
  const label = fc.constantFrom('', 'Dell', 'dell', 'Sony TV', ' Sony TV ', '1920x1080');
  const display = fc.record({ label, width: fc.constantFrom(1280, 1920), height: fc.constantFrom(720, 1080) });
  fc.assert(
    fc.property(fc.array(display, { minLength: 1, maxLength: 5 }), (all) => {
      const displays = all.map((each, index) => at(index + 1, each.label, each.width, each.height, index * 1920));
      const named = namedDisplays(displays, 1);
      expect(new Set(named.map(({ name }) => name)).size).toBe(displays.length);
      for (const [index, { name }] of named.entries()) {
        const [first, ...others] = displays;
        if (first === undefined) continue;
        const chosen = chooseDisplay([first, ...others], { named: name, last: null, besideDesktop: false });
        expect(chosen?.id).toBe(index + 1);
      }
    }),
  );
});

test('the number that ends a wall is never told, only that there is one', () => {
  const shown = settingsToShow(soundOwnSettings({ pin: '471147' }));
  expect(shown.hasPin).toBe(true);
  expect(JSON.stringify(shown)).not.toContain('471147');
  expect(settingsToShow(soundOwnSettings({})).hasPin).toBe(false);
});

test('only what is named is changed, at whatever depth', () => {
  const own = soundOwnSettings({ wall: { inches: 55, metres: 5 }, strip: { show: false, x: 7, y: 9 }, pin: '4711' });
  expect(changed(own, { kiosk: 'beside' })).toEqual({ kiosk: 'beside' });
  expect(changed(own, { wall: { metres: null } }).wall).toEqual({ ...own.wall, metres: null });
  expect(changed(own, { sound: { repeat: false } })).toEqual({ sound: { volume: 0.6, repeat: false } });
  expect(changed(own, { strip: true })).toEqual({ strip: { show: true, x: 7, y: 9 } });
  expect(changed(own, { pin: null })).toEqual({ pin: null });
  expect(changed(own, {})).toEqual({});
});
