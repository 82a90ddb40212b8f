import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, twoQueues } from '../desktop/desktop.ts';
import { atDesk, windows } from './stand-in.ts';

/** What a cleaner's hand, a child and a curious guest have tried. */
const pressed = [
  'Escape',
  'F1',
  'F2',
  'F3',
  'F4',
  'F5',
  'F6',
  'F7',
  'F8',
  'F9',
  'F10',
  'F11',
  'F12',
  'Enter',
  'Space',
  'Tab',
  'Shift+Tab',
  'Backspace',
  'Delete',
  'Insert',
  'Home',
  'End',
  'PageUp',
  'PageDown',
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'CapsLock',
  'ContextMenu',
  'a',
  'k',
  't',
  'T',
  '1',
  '9',
  '+',
  '-',
  'Alt+F4',
  'Alt+Space',
  'Alt+Enter',
  'Alt+ArrowLeft',
  'Alt+Home',
  'Alt+F',
  'Control+R',
  'Control+Shift+R',
  'Control+F5',
  'Control+W',
  'Control+Shift+W',
  'Control+Q',
  'Control+F4',
  'Control+N',
  'Control+T',
  'Control+Shift+N',
  'Control+P',
  'Control+S',
  'Control+O',
  'Control+L',
  'Control+F',
  'Control+0',
  'Control++',
  'Control+-',
  'Control+Shift+I',
  'Control+Shift+J',
  'Control+U',
  'Control+Shift+Delete',
  'Control+K',
  'Control+Alt+K',
  'Control+Shift+K',
  'Alt+Shift+K',
  'Meta+K',
];

/** As Electron tells the program of a key, whatever the page does. */
const chord = { type: 'keyDown', key: 'K', code: 'KeyK', control: true, alt: true, shift: true, meta: false };

test('no key ends a wall or changes it', async ({ desktop }) => {
  test.setTimeout(120_000);
  await desktop.configure(twoQueues);
  await desktop.configureOwn({ wall: { inches: 55, metres: 3 } });
  const { app, page } = await desktop.start('--kiosk');
  const look = () =>
    page.evaluate(() => [document.documentElement.dataset['theme'], document.querySelectorAll('dialog, .card').length]);
  const before = { windows: await windows(app), look: await look() };
  const own = await readFile(join(desktop.folder, 'desktop.json'), 'utf8');
  await page.evaluate(() => Object.assign(window, { isStillHere: true }));
  for (const key of pressed) {
    await page.keyboard.press(key);
    expect(await page.evaluate(() => 'isStillHere' in window), key).toBe(true);
  }
  expect({ windows: await windows(app), look: await look() }).toEqual(before);
  expect(await readFile(join(desktop.folder, 'desktop.json'), 'utf8')).toBe(own);
});

test('the chord ends the wall, and a window takes its place', async ({ desktop }) => {
  await desktop.configure(twoQueues);
  const { app, page } = await desktop.start('--kiosk');
  // The page goes with the wall, before the keys are let go.
  await page.keyboard.press('Control+Alt+Shift+K').catch(() => undefined);
  await expect.poll(() => windows(app)).toMatchObject([{ isKiosk: false, isVisible: true, address: 'app://board/' }]);
  await expect.poll(() => atDesk(app, 'keptAwake'), { timeout: 10_000 }).toEqual(['prevent-app-suspension']);
});

test('where a number is set the chord alone does not end it, nor a wrong number', async ({ desktop }) => {
  await desktop.configure(twoQueues);
  await desktop.configureOwn({ pin: '4711' });
  const { app, page } = await desktop.start('--kiosk');
  const type = async (text: string) => {
    for (const key of text) await press({ ...chord, key, control: false, alt: false, shift: false });
    await press({ ...chord, key: 'Enter', control: false, alt: false, shift: false });
  };
  const press = (input: object) =>
    app.evaluate(({ BrowserWindow }, given) => {
      BrowserWindow.getAllWindows()[0]?.webContents.emit('before-input-event', { preventDefault: () => undefined }, {
        isAutoRepeat: false,
        ...given,
      } as never);
    }, input);
  await press(chord);
  await expect(page.getByTestId('leave')).toContainText('Tast koden');
  await type('1234');
  await expect(page.getByTestId('leave')).toContainText('Forkert kode');
  expect(await windows(app)).toMatchObject([{ isKiosk: true }]);
  await type('4711');
  await expect.poll(() => windows(app)).toMatchObject([{ isKiosk: false }]);
});
