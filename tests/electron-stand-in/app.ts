import type { App, LoginItemSettings } from 'electron';
import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { cancelable } from './events.ts';
import { machine, mustBeBeforeReady } from './machine.ts';
import { takeInstanceLock } from './single-instance.ts';
import { strict } from './strict.ts';

/** What package.json says of the program. */
interface Manifest {
  readonly name?: string;
  readonly productName?: string;
  readonly version?: string;
}

type Parts = Pick<
  App,
  | 'commandLine'
  | 'disableHardwareAcceleration'
  | 'enableSandbox'
  | 'exit'
  | 'getAppMetrics'
  | 'getAppPath'
  | 'getLoginItemSettings'
  | 'getName'
  | 'getPath'
  | 'getVersion'
  | 'isPackaged'
  | 'isReady'
  | 'name'
  | 'quit'
  | 'relaunch'
  | 'requestSingleInstanceLock'
  | 'setAppUserModelId'
  | 'setLoginItemSettings'
  | 'setPath'
  | 'whenReady'
>;

/** Closes what is open; `false` when something would not be closed. Handed in by the windows. */
let closeWindows: () => boolean = () => true;
export function setWindowCloser(closer: () => boolean): void {
  closeWindows = closer;
}

const asked: (readonly string[])[] = [];
/** For specs: the arguments of each start that the program asked for. */
export const relaunches = () => [...asked];
let openAtLogin = false;

let isQuitting = false;
export const isAppQuitting = () => isQuitting;

/** `app`, of the program that lies in `folder`. */
export function createApp(folder: string, manifest: Manifest) {
  const events = new EventEmitter();
  const name = manifest.productName ?? manifest.name ?? 'Electron';
  const config = process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config');
  const paths = new Map([
    ['appData', config],
    ['userData', join(config, name)],
    ['home', homedir()],
    ['documents', join(homedir(), 'Documents')],
  ]);
  const switches = new Map<string, string>();
  for (const argument of process.argv.slice(1)) {
    const [, key, value = ''] = /^--([^=]+)=?(.*)$/.exec(argument) ?? [];
    if (key !== undefined) switches.set(key, value);
  }
  let ready: () => void = () => {};
  const whenReady = new Promise<void>((resolve) => (ready = resolve));

  const getPath = (key: string): string => {
    const path = paths.get(key === 'sessionData' && !paths.has(key) ? 'userData' : key);
    if (path === undefined) throw new Error(`The Electron stand-in has no path "${key}".`);
    return path;
  };

  function end(code: number): void {
    events.emit('quit', {}, code);
    machine.chromium?.process.kill('SIGKILL');
    process.exit(code);
  }

  const parts = {
    commandLine: strict('app.commandLine', {
      appendSwitch: (key: string, value = '') => void switches.set(key, value),
      getSwitchValue: (key: string) => switches.get(key) ?? '',
      hasSwitch: (key: string) => switches.has(key),
    }) as unknown as App['commandLine'],
    disableHardwareAcceleration() {
      mustBeBeforeReady('app.disableHardwareAcceleration()');
      switches.set('disable-gpu', '');
    },
    enableSandbox() {
      mustBeBeforeReady('app.enableSandbox()');
    },
    exit: (code = 0) => end(code),
    // Chromium's processes are none of this one's: there is nothing to tell of them.
    getAppMetrics: () => [],
    getAppPath: () => folder,
    getLoginItemSettings: () =>
      strict('login items', { openAtLogin, executableWillLaunchAtLogin: openAtLogin }) as LoginItemSettings,
    getName: () => name,
    getPath,
    getVersion: () => manifest.version ?? '0.0.0',
    isPackaged: false,
    isReady: () => machine.isReady,
    name,
    quit() {
      const leaving = cancelable({});
      events.emit('before-quit', leaving);
      if (leaving.defaultPrevented) return;
      isQuitting = true;
      // Electron goes on when the windows have told that they are closed.
      setImmediate(() => {
        if (!closeWindows()) {
          isQuitting = false;
          return;
        }
        const last = cancelable({});
        events.emit('will-quit', last);
        if (!last.defaultPrevented) end(0);
      });
    },
    // A program that starts itself anew would outlive the test that started it.
    relaunch(options) {
      asked.push(options?.args ?? process.argv.slice(1));
      process.stderr.write(
        `The stand-in does not start itself anew; Electron would: ${JSON.stringify(asked.at(-1))}\n`,
      );
    },
    requestSingleInstanceLock() {
      return takeInstanceLock(getPath('userData'), (argv, folderOfOther) => {
        events.emit('second-instance', {}, argv, folderOfOther, undefined);
      });
    },
    // Only Windows has such an id.
    setAppUserModelId: () => undefined,
    setLoginItemSettings: (settings) => void (openAtLogin = settings.openAtLogin ?? false),
    setPath(key, path) {
      if (!isAbsolute(path)) throw new Error('Path must be absolute');
      if (!existsSync(path)) throw new Error(`Failed to set path: ${path} does not exist`);
      if (key === 'sessionData') mustBeBeforeReady('app.setPath("sessionData")');
      paths.set(key, path);
    },
    whenReady: () => whenReady,
  } satisfies Parts;

  const app = strict('app', Object.assign(events, parts));
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => app.quit());
  return {
    app,
    /** Chromium's own arguments, as they stand when it is started. */
    switches: () => [...switches].map(([key, value]) => (value === '' ? `--${key}` : `--${key}=${value}`)),
    becomeReady() {
      machine.isReady = true;
      app.emit('ready', {}, {});
      ready();
    },
  };
}

export type StandInApp = ReturnType<typeof createApp>['app'];
