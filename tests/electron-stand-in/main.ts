// What `electron FOLDER` runs in place of Electron's binary: see README.md.
import { readFileSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createApp } from './app.ts';
import { connectWindows } from './browser-window.ts';
import { startChromium } from './chromium.ts';
import { findScreen } from './find-screen.ts';
import { devTools, machine } from './machine.ts';
import { provideModules } from './modules.ts';

interface Manifest {
  readonly main?: string;
  readonly name?: string;
  readonly version?: string;
}

/** Beside this file, which is a source or the bundle of all of them. */
const inHere = (name: string) => new URL(name, import.meta.url).href;
const importable = import.meta.url.endsWith('.ts') ? 'electron.ts' : 'electron.js';
const args = process.argv.slice(2);

/** The scripts that `-r` names: Playwright's loader. */
const preloaded = args.flatMap((argument, index) => (argument === '-r' ? [args[index + 1] ?? ''] : []));

function appFolder(): string {
  const places = args.filter((argument, index) => !argument.startsWith('-') && args[index - 1] !== '-r');
  const [first] = places;
  if (first === undefined) throw new Error('Usage: electron FOLDER');
  return resolve(first);
}

function answerImports(): void {
  registerHooks({
    resolve(specifier, context, next) {
      if (specifier !== 'electron' && specifier !== 'electron/main') return next(specifier, context);
      const isImport = context.conditions.includes('import');
      return { url: inHere(isImport ? importable : 'electron.cjs'), shortCircuit: true };
    },
  });
}

async function start(): Promise<void> {
  const folder = appFolder();
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  // As Electron has them: Playwright's loader cuts its own arguments out.
  process.argv = [process.argv[0] ?? 'electron', ...args];
  Object.defineProperty(process.versions, 'electron', { value: '45.4.1', enumerable: true });
  Object.defineProperty(process, 'type', { value: 'browser' });
  process.stderr.write('Host: the Electron stand-in (tests/electron-stand-in), not Electron.\n');

  answerImports();
  const { app, switches, becomeReady } = createApp(folder, manifest);
  provideModules(app);
  connectWindows(app);
  const require = createRequire(import.meta.url);
  for (const script of preloaded) require(script);

  await import(pathToFileURL(join(folder, manifest.main ?? 'index.js')).href);

  const profile = join(app.getPath('sessionData'), 'stand-in-chromium');
  const chromiums = switches().filter((one) => !/^--(inspect|user-data-dir)\b/.test(one));
  machine.chromium = await startChromium(chromiums, profile);
  machine.chromium.process.once('exit', () => process.exit(1));
  process.once('exit', () => machine.chromium?.process.kill('SIGKILL'));
  await findScreen();
  await devTools().send('Target.setDiscoverTargets', { discover: true });
  machine.chromium.announce();
  becomeReady();
}

void start().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
