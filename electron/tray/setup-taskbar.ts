import { nativeImage } from 'electron';
import { toPng } from '../icons/png.ts';
import { drawTrayIcon, type TrayLook } from '../icons/tray-icon.ts';
import type { BoardWindow } from '../window/setup-window.ts';
import { tooltip } from './tooltip.ts';
import { trayLook } from './tray-look.ts';
import type { DeskWatch } from './setup-view.ts';

export interface Taskbar {
  /** Flashes the program's button until somebody looks at the window. */
  flash(): void;
  pretend(look: TrayLook | null): void;
}

/** The mark on the program's button in the taskbar, and its flashing. */
export function setupTaskbar({ board, watch }: { readonly board: BoardWindow; readonly watch: DeskWatch }): Taskbar {
  let pretended: TrayLook | null = null;
  let shown = '';

  function refresh(): void {
    const window = board.window();
    if (window === undefined || window.isDestroyed()) return;
    const look = pretended ?? trayLook(watch.view(), Date.now());
    const looks = JSON.stringify(look);
    if (looks === shown) return;
    shown = looks;
    if (look.kind === 'calm') {
      window.setOverlayIcon(null, '');
      window.flashFrame(false);
      return;
    }
    // Windows draws it over an icon of its own colour: as on a dark taskbar.
    const image = nativeImage.createFromBuffer(toPng(drawTrayIcon(look, 32, true)), { scaleFactor: 2 });
    window.setOverlayIcon(image, tooltip(watch.view(), Date.now()));
  }

  board.onNew((window) => {
    shown = '';
    window.on('focus', () => window.flashFrame(false));
    window.once('ready-to-show', refresh);
  });
  watch.onChange(refresh);
  return {
    flash() {
      const window = board.window();
      if (window !== undefined && !window.isDestroyed() && !window.isFocused()) window.flashFrame(true);
    },
    pretend(look) {
      pretended = look;
      refresh();
    },
  };
}
