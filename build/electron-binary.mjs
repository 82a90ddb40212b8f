import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inRoot } from './paths.mjs';

const packageFolder = inRoot('node_modules', 'electron');
/** A network that swallows everything must not keep anybody from the board. Milliseconds. */
const probeTime = 5_000;
const downloadTime = 10 * 60_000;

/** The executable's name, as the package notes it when it has one. */
function noted() {
  const file = path.join(packageFolder, 'path.txt');
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** Electron's executable where it lies already: where the variable says, else in its package. */
function findExecutable() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const names = [noted(), process.platform === 'win32' ? 'electron.exe' : 'electron'].filter(Boolean);
  const folders = override ? [override] : [path.join(packageFolder, 'dist')];
  return folders.flatMap((folder) => names.map((name) => path.join(folder, name))).find((file) => existsSync(file));
}

/** Whether the place that the binary comes from answers at all. */
export function canBeReached() {
  const { ELECTRON_MIRROR, npm_config_electron_mirror } = process.env;
  return answers(ELECTRON_MIRROR ?? npm_config_electron_mirror ?? 'https://github.com/electron/electron/releases/');
}

/** Whether electron-builder could fetch the tools that it makes packages with. */
export function toolsCanBeFetched() {
  const tools = 'https://github.com/electron-userland/electron-builder-binaries/releases/';
  return answers(process.env.ELECTRON_BUILDER_BINARIES_MIRROR ?? tools);
}

/** A proxy is left to the installer, who knows it. */
async function answers(place) {
  const { HTTPS_PROXY, https_proxy } = process.env;
  if (HTTPS_PROXY ?? https_proxy) return true;
  try {
    await fetch(place, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(probeTime) });
    return true;
  } catch {
    return false;
  }
}

async function download() {
  process.stderr.write('Fetching Electron, once (about 120 MB) ...\n');
  const env = { ...process.env, NODE_USE_ENV_PROXY: '1', ELECTRON_GET_USE_PROXY: '1' };
  const stdio = ['ignore', 'ignore', 'ignore'];
  const child = spawn(process.execPath, [path.join(packageFolder, 'install.js')], { env, stdio, windowsHide: true });
  const ended = new Promise((resolve) => child.once('exit', resolve).once('error', resolve));
  await Promise.race([ended, sleep(downloadTime, undefined, { ref: false })]);
  child.kill();
}

/** Electron's executable, fetched if need be and allowed. `undefined` where it cannot be had: that is known in seconds. */
export async function provideElectron({ mayFetch }) {
  const found = findExecutable();
  if (found !== undefined || !mayFetch) return found;
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH || process.env.ELECTRON_SKIP_BINARY_DOWNLOAD || process.env.CI)
    return undefined;
  if (!existsSync(packageFolder) || !(await canBeReached())) return undefined;
  await download();
  return findExecutable();
}
