import { screen } from 'electron';
import type { Tell } from '#core/asks/tells';
import type { Logger } from '#hub/machine/log';
import { boardPage } from '../page/board-address.ts';
import type { OwnSettingsFile } from '../settings/setup-own-settings.ts';
import type { DeskWatch } from '../tray/setup-view.ts';
import { setupWindow, type BoardWindow } from '../window/setup-window.ts';
import { snapped } from './snap.ts';
import { stripView } from './strip-view.ts';

/** Pixels that do not depend on the scale. */
const size = { width: 420, height: 44 };
const aQueue = 205;
/** A hand has let go of it by then. Milliseconds. */
const letGo = 300;

interface Options {
  readonly own: OwnSettingsFile;
  readonly watch: DeskWatch;
  readonly log: Logger;
}

export interface Strip {
  readonly window: BoardWindow;
  /** Shows it where the settings want one. */
  follow(): void;
}

/** The optional small strip: always on top, dragged to an edge, gone when it is not wanted. */
export function setupStrip({ own, watch, log }: Options): Strip {
  function place() {
    const { workArea } = screen.getPrimaryDisplay();
    const queues = stripView(watch.view(), Date.now()).queues.length;
    const width = Math.max(size.width, 12 + queues * aQueue);
    const { x, y } = own.read().strip;
    const middle = Math.round(workArea.x + (workArea.width - width) / 2);
    const wanted = { x: x ?? middle, y: y ?? workArea.y, width, height: size.height };
    return snapped(wanted, screen.getDisplayMatching(wanted).workArea);
  }

  const strip = setupWindow({
    address: () => boardPage({ strip: 1 }),
    looks: () => ({
      ...place(),
      frame: false,
      resizable: false,
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
      skipTaskbar: true,
      alwaysOnTop: true,
    }),
    isPassive: () => true,
    log,
  });

  const tell: Tell<'strip'> = (name, payload) => strip.contents()?.send(name, payload);
  const refresh = () => tell('strip', stripView(watch.view(), Date.now()));

  strip.onNew((window) => {
    window.setAlwaysOnTop(true, 'floating');
    window.webContents.on('ipc-message', (_event, channel) => {
      if (channel === 'alive') refresh();
    });
    window.on('close', () => own.change({ strip: { ...own.read().strip, show: false } }));
    let timer: NodeJS.Timeout | undefined;
    window.on('move', () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (window.isDestroyed()) return;
        const now = window.getBounds();
        const wanted = snapped(now, screen.getDisplayMatching(now).workArea);
        if (wanted.x !== now.x || wanted.y !== now.y) window.setBounds(wanted);
        const { strip: kept } = own.read();
        if (kept.x !== wanted.x || kept.y !== wanted.y) own.change({ strip: { ...kept, x: wanted.x, y: wanted.y } });
      }, letGo);
    });
    window.on('closed', () => clearTimeout(timer));
  });

  function follow(): void {
    const { show } = own.read().strip;
    if (show && strip.window() === undefined) strip.open();
    if (!show) strip.close();
  }

  watch.onChange(refresh);
  own.onChange(follow);
  return { window: strip, follow };
}
