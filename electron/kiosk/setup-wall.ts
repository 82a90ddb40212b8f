import { app } from 'electron';
import type { Tell } from '#core/asks/tells';
import type { Logger } from '#hub/machine/log';
import type { OwnSettings } from '../settings/own-settings.ts';
import type { OwnSettingsFile } from '../settings/setup-own-settings.ts';
import type { Switches } from '../start/switches.ts';
import { setupWindow, type BoardWindow } from '../window/setup-window.ts';
import { createWallKeys } from './wall-keys.ts';
import { wallPage } from './wall-page.ts';
import { setupWallPlace, type WallPlace } from './setup-wall-place.ts';

interface Options {
  readonly own: OwnSettingsFile;
  readonly switches: Switches;
  /** Somebody left the wall by its chord. */
  readonly onLeave: () => void;
  readonly log: Logger;
}

export interface Wall {
  readonly window: BoardWindow;
  mode(): 'off' | 'on' | 'beside';
  /** Shows it where the settings want one, and takes it away where not. */
  follow(): void;
  /** Ends it until the next start, or until the settings ask for it again. */
  leave(): void;
}

/** How often a number that nobody types on is forgotten. Milliseconds. */
const forgetEvery = 1_000;

/** The board that fills a screen for months, and cannot be ended by accident. */
export function setupWall({ own, switches, onLeave, log }: Options): Wall {
  let hasLeft = false;
  let isEnding = false;
  app.on('before-quit', () => (isEnding = true));
  const mode = () => (hasLeft ? 'off' : switches.isKiosk && own.read().kiosk === 'off' ? 'on' : own.read().kiosk);
  let place: WallPlace | undefined;

  const window = setupWindow({
    address: () => wallPage(own.read()),
    looks: () => ({ ...place?.bounds(), frame: false, kiosk: true, fullscreen: true, alwaysOnTop: true }),
    isPassive: () => mode() === 'beside',
    log,
  });
  place = setupWallPlace({ wall: window, named: () => switches.display ?? own.read().display, mode, log });

  const keys = createWallKeys({ pin: () => own.read().pin, now: () => performance.now() });
  const tell: Tell<'leavingWall'> = (name, payload) => window.contents()?.send(name, payload);

  /** Runs while somebody types a number: a wall that nobody touches is not woken each second. */
  let forgetting: NodeJS.Timeout | undefined;
  function forgetTyped(): void {
    if (keys.isForgotten()) tell('leavingWall', null);
    if (keys.isTyping()) return;
    clearInterval(forgetting);
    forgetting = undefined;
  }

  window.onNew((made) => {
    made.webContents.on('before-input-event', (event, input) => {
      event.preventDefault();
      const result = keys.take(input);
      if (result.does === 'wait') forgetting ??= setInterval(forgetTyped, forgetEvery).unref();
      if (result.does === 'leave') wall.leave();
      if (result.does === 'forget') tell('leavingWall', null);
      if (result.does === 'wait') tell('leavingWall', { digits: result.digits, wrong: result.wrong });
    });
    // Alt+F4, and whatever else closes a window: not this one.
    made.on('close', (event) => {
      if (!isEnding && mode() !== 'off') event.preventDefault();
    });
    // Windows ends the session: whoever holds it up is only killed later.
    made.on('query-session-end', () => (isEnding = true));
    made.on('session-end', () => (isEnding = true));
  });
  let before = ofWall(own.read());
  const wall: Wall = {
    window,
    mode,
    follow() {
      if (mode() === 'off') window.close();
      else place?.assert();
    },
    leave() {
      if (mode() === 'off') return;
      log.info('Somebody left the wall by its chord.');
      const left = mode();
      hasLeft = true;
      if (left === 'on') onLeave();
      window.close();
    },
  };
  own.onChange((settings) => {
    const now = ofWall(settings);
    if (now === before) return;
    before = now;
    hasLeft = false;
    if (mode() !== 'off' && window.contents() !== undefined) void window.contents()?.loadURL(wallPage(settings));
    wall.follow();
  });
  return wall;
}

const ofWall = ({ kiosk, display, wall }: OwnSettings): string => JSON.stringify({ kiosk, display, wall });
