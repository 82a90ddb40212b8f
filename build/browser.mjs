import { existsSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from './paths.mjs';
import { runStep } from './processes.mjs';

const toStderr = { stdio: ['ignore', 2, 2] };

function usualPlaces() {
  const { CHROMIUM_PATH, PROGRAMFILES, 'PROGRAMFILES(X86)': PROGRAMFILES_X86, LOCALAPPDATA } = process.env;
  const windowsFolders = [PROGRAMFILES, PROGRAMFILES_X86, LOCALAPPDATA].filter(Boolean);
  const windows = windowsFolders.flatMap((folder) => [
    path.join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
    path.join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
  ]);
  const linux = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
  const mac = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
  return [
    ...(CHROMIUM_PATH ? [CHROMIUM_PATH] : []),
    ...windows,
    ...(process.platform === 'linux' ? linux.map((name) => `/usr/bin/${name}`) : []),
    ...(process.platform === 'darwin' ? mac.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`) : []),
  ];
}

async function findBrowser() {
  const found = usualPlaces().find((file) => existsSync(file));
  if (found !== undefined) return found;
  const { chromium } = await import('@playwright/test');
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined;
}

async function installBrowser() {
  process.stderr.write('No browser found: installing Chromium ...\n');
  const isRoot = process.getuid?.() === 0;
  if (process.platform === 'linux' && isRoot && existsSync('/usr/bin/apt-get')) {
    const options = { ...toStderr, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
    await runStep('apt-get', ['update', '-qq'], options);
    if ((await runStep('apt-get', ['install', '-y', '-qq', 'chromium'], options)) === 0) return;
  }
  const playwright = inRoot('node_modules', '@playwright', 'test', 'cli.js');
  await runStep(process.execPath, [playwright, 'install', 'chromium'], toStderr);
}

/** Finds or installs a Chromium and leaves its path in CHROMIUM_PATH, for playwright.config.ts and the benchmarks. */
export async function provideBrowser() {
  let found = await findBrowser();
  if (found === undefined) {
    await installBrowser();
    found = await findBrowser();
  }
  if (found === undefined) {
    process.stderr.write(
      'No browser: none is installed and Chromium could not be fetched. Install Chromium, Chrome or Edge, ' +
        'or give its path in CHROMIUM_PATH.\n',
    );
    return false;
  }
  process.env.CHROMIUM_PATH = found;
  return true;
}
