import { app, dialog } from 'electron';
import type { Tell } from '#core/asks/tells';
import type { DeskAct } from '#core/board/bridge';
import type { Logger } from '#hub/machine/log';
import type { OwnSettingsFile } from '../settings/setup-own-settings.ts';
import { deskWords, filled } from '../words/words.ts';
import type { BoardWindow } from '../window/setup-window.ts';
import { untaken } from './desk-view.ts';
import { muteUntil } from './mute.ts';
import { setupAlarms } from './setup-alarms.ts';
import type { Care } from './care.ts';
import { setupIcon } from './setup-icon.ts';
import { setupTaskbar } from './setup-taskbar.ts';
import { setupToasts } from './setup-toasts.ts';
import type { DeskWatch } from './setup-view.ts';
import { setupWalk } from './setup-walk.ts';

interface Options {
  readonly watch: DeskWatch;
  readonly own: OwnSettingsFile;
  readonly care: Care;
  readonly board: BoardWindow;
  readonly wall: BoardWindow;
  readonly dataFolder: string;
  readonly log: Logger;
}

export interface Desk {
  /** Somebody does something on the strip. */
  act(act: DeskAct): void;
  /** Walks through every sign of an alert, and asks whether it was seen. */
  tryAlarms(): void;
  /** The PC slept for so long, in milliseconds. */
  slept(milliseconds: number): void;
}

/** A nap is not worth a word. Milliseconds. */
const nap = 60_000;

/** All signs of the desk together: icon, menu, taskbar, toasts, sounds, and the walk through them. */
export function setupTray({ watch, own, care, board, wall, dataFolder, log }: Options): Desk {
  const words = () => deskWords(watch.view().setup.language);
  const bring: Tell<'bringForward'> = (name, payload) => board.contents()?.send(name, payload);

  function show(queue?: string): void {
    board.open();
    if (queue !== undefined) whenThere(() => bring('bringForward', { queue }));
  }

  /** A window that has just been made hears nothing before its page is there. */
  function whenThere(then: () => void): void {
    const contents = board.contents();
    if (contents === undefined || !contents.isLoading()) return then();
    contents.once('did-finish-load', then);
  }

  const taskbar = setupTaskbar({ board, watch });
  const toasts = setupToasts({ care, onOpen: show, onOutcome: watch.toastFailed, log });
  const alarms = setupAlarms({ watch, own, toasts, taskbar, boards: [board, wall] });
  const icon = setupIcon({
    watch,
    own,
    acts: {
      open: show,
      acknowledge: (alert) => care.acknowledge(alert),
      mute(length) {
        const { timeZone } = watch.view().setup;
        own.change({ mutedUntil: length === null ? 0 : muteUntil(length, Date.now(), timeZone) });
      },
      showSources() {
        board.open();
        whenThere(() => bring('bringForward', { screen: 'sources' }));
      },
      showThisPc() {
        board.open();
        whenThere(() => bring('bringForward', { screen: 'pc' }));
      },
      test: () => void walk(),
      about() {
        const { program, about } = words();
        const message = filled(about, { version: app.getVersion(), folder: dataFolder });
        void dialog.showMessageBox({
          type: 'info',
          title: program,
          message: program,
          detail: message,
          buttons: ['OK'],
        });
      },
      quit: () => app.quit(),
      change: (changes) => own.change(changes),
    },
  });
  const walk = setupWalk({ watch, own, icon, taskbar, toasts, alarms });
  keepInTray();

  /** Closing the window keeps the program in the tray, and says so once. */
  function keepInTray(): void {
    let isEnding = false;
    app.on('before-quit', () => (isEnding = true));
    board.onNew((window) => {
      window.on('query-session-end', () => (isEnding = true));
      window.on('session-end', () => (isEnding = true));
      window.on('close', (event) => {
        if (isEnding) return;
        event.preventDefault();
        window.hide();
        if (own.read().toldOfTray) return;
        own.change({ toldOfTray: true });
        const { toast } = words();
        toasts.tell({ title: toast.staysInTray, body: toast.staysInTrayHelp });
      });
    });
  }

  return {
    act({ act, queue }) {
      if (act === 'show') return show(queue);
      const alert = untaken(watch.view().alerts, Date.now()).find((each) => each.queue === queue);
      if (alert === undefined) return;
      if (act === 'acknowledge') care.acknowledge(alert);
      else care.snooze(alert, 15);
    },
    tryAlarms: () => void walk(),
    slept(milliseconds) {
      if (milliseconds < nap) return;
      const { toast } = words();
      const minutes = Math.round(milliseconds / 60_000);
      toasts.tell({ title: filled(toast.slept, { minutes }), body: toast.sleptHelp });
    },
  };
}
