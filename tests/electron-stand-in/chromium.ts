import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { createDevTools, type DevTools } from './devtools.ts';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
/** One that was killed a moment ago may still hold the profile. */
const attempts = 10;

export interface Chromium {
  readonly devTools: DevTools;
  readonly process: ChildProcess;
  /** Prints the line that Playwright waits for, if it was asked for. */
  announce(): void;
}

/** Starts the machine's Chromium without a window, where there is a screen on it, else headless. */
export async function startChromium(switches: readonly string[], profile: string): Promise<Chromium> {
  const given = process.env['CHROMIUM_PATH'];
  const file = given ?? places.find((place) => existsSync(place));
  if (file === undefined) throw new Error(`No Chromium: none of ${places.join(', ')} is there; CHROMIUM_PATH may say.`);
  preferNoTranslation(profile);
  for (let attempt = 1; ; attempt += 1) {
    const started = await tryToStart(file, [...fixedSwitches(), ...switches, `--user-data-dir=${profile}`]);
    if (started !== undefined) return started;
    if (attempt === attempts) throw new Error('Chromium ended at once, each time.');
    await pause(300);
  }
}

/** Chromium's offer to translate would lie over the board. */
function preferNoTranslation(profile: string): void {
  const file = join(profile, 'Default', 'Preferences');
  if (existsSync(file)) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ translate: { enabled: false } }));
}

/** What it is without one of the machine's own. */
export const headlessScreen = { width: 1920, height: 1080 };

export const hasScreen = (): boolean =>
  process.env['DISPLAY'] !== undefined || process.env['WAYLAND_DISPLAY'] !== undefined;

function fixedSwitches(): readonly string[] {
  const { width, height } = headlessScreen;
  const screen = hasScreen() ? [] : ['--headless=new', `--screen-info={${width}x${height}}`];
  const isRoot = process.getuid?.() === 0;
  const quiet = ['--no-first-run', '--no-default-browser-check', '--disable-background-networking', '--disable-sync'];
  const awake = ['--disable-renderer-backgrounding', '--disable-background-timer-throttling'];
  // A browser's address field keeps two pages of its own, which Electron has not.
  const bare = ['--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup'];
  const still = ['--disable-component-update', '--disable-quic', '--disable-backgrounding-occluded-windows'];
  return [
    ...screen,
    ...quiet,
    ...awake,
    ...still,
    ...bare,
    ...(isRoot ? ['--no-sandbox', '--test-type'] : []),
    '--remote-debugging-pipe',
    '--no-startup-window',
  ];
}

async function tryToStart(file: string, args: readonly string[]): Promise<Chromium | undefined> {
  const child = spawn(file, args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] });
  const devTools = createDevTools(child);
  const ended = new Promise<undefined>((resolve) => child.once('exit', () => resolve(undefined)));
  let line: string | undefined;
  const listening = new Promise<void>((resolve) => {
    createInterface(child.stderr as Readable).on('line', (text) => {
      // The rest is talk about a desktop bus that is not there.
      if (!text.startsWith('DevTools listening on ')) return;
      line = text;
      resolve();
    });
  });
  const answered = devTools.send('Browser.getVersion');
  const wantsPort = args.some((argument) => argument.startsWith('--remote-debugging-port'));
  const ready = Promise.all([answered, wantsPort ? listening : undefined]);
  if ((await Promise.race([ready, ended])) === undefined) return undefined;
  return {
    devTools,
    process: child,
    announce: () => void (line === undefined || process.stderr.write(`${line}\n`)),
  };
}
