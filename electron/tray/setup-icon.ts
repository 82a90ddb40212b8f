import type { NativeImage } from 'electron';
import { Menu, nativeImage, nativeTheme, Tray } from 'electron';
import { toPng } from '../icons/png.ts';
import { drawTrayIcon, type TrayLook } from '../icons/tray-icon.ts';
import type { OwnSettingsFile } from '../settings/setup-own-settings.ts';
import { menuTemplate, type MenuActs } from './menu.ts';
import type { DeskWatch } from './setup-view.ts';
import { tooltip } from './tooltip.ts';
import { trayLook } from './tray-look.ts';

/** Waits in the tooltip grow so often. Milliseconds. */
const refreshEvery = 2_000;

/** Windows draws the icon in 16 pixels at 100 percent, and in so many at its other scales. */
const scales = [
  [1, 16],
  [1.25, 20],
  [1.5, 24],
  [2, 32],
  [2.5, 40],
  [3, 48],
  [4, 64],
] as const;

/** Looks come again and again: so many are kept as they were drawn. */
const mostKept = 64;
const kept = new Map<string, NativeImage>();

/** One picture with all sizes in it: Windows takes the one that fits. */
function iconOf(look: TrayLook, isDarkTaskbar: boolean): NativeImage {
  const key = JSON.stringify([look, isDarkTaskbar]);
  const known = kept.get(key);
  if (known !== undefined) return known;
  const image = nativeImage.createEmpty();
  for (const [scaleFactor, size] of scales) {
    image.addRepresentation({ scaleFactor, buffer: toPng(drawTrayIcon(look, size, isDarkTaskbar)) });
  }
  if (kept.size >= mostKept) kept.clear();
  kept.set(key, image);
  return image;
}

interface Options {
  readonly watch: DeskWatch;
  readonly own: OwnSettingsFile;
  readonly acts: MenuActs;
}

export interface TrayIcon {
  /** Shows this look, whatever there is to say, until `null`: for the walk through all signs. */
  pretend(look: TrayLook | null): void;
}

/** What is gone from memory is gone from the taskbar: a tray is held here, for as long as the program runs. */
let held: Tray | undefined;

export function setupIcon({ watch, own, acts }: Options): TrayIcon {
  const isDark = () => nativeTheme.shouldUseDarkColorsForSystemIntegratedUI;
  const first = trayLook(watch.view(), Date.now());
  let pretended: TrayLook | null = null;
  let shown = JSON.stringify([first, isDark()]);
  let menu = '';
  const tray = new Tray(iconOf(first, isDark()));
  held = tray;

  function refresh(): void {
    if (held === undefined || held.isDestroyed()) return;
    const now = Date.now();
    const view = watch.view();
    const look = pretended ?? trayLook(view, now);
    const looks = JSON.stringify([look, isDark()]);
    if (looks !== shown) tray.setImage(iconOf(look, isDark()));
    shown = looks;
    tray.setToolTip(tooltip(view, now));
    const template = menuTemplate({ view, own: own.read(), now, acts });
    const words = JSON.stringify(template);
    if (words !== menu) tray.setContextMenu(Menu.buildFromTemplate(template));
    menu = words;
  }

  tray.on('click', () => acts.open());
  watch.onChange(refresh);
  own.onChange(refresh);
  nativeTheme.on('updated', refresh);
  setInterval(refresh, refreshEvery).unref();
  refresh();
  return {
    pretend(look) {
      pretended = look;
      refresh();
    },
  };
}
