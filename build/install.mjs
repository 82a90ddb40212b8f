import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { withLock } from './lock.mjs';
import { inRoot } from './paths.mjs';
import { runStep } from './processes.mjs';

const lockFile = inRoot('package-lock.json');
const stampFile = inRoot('node_modules', '.wallboard-installed');
const wantedStamp = () => createHash('sha256').update(readFileSync(lockFile)).digest('hex');
const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** npm's own note of what it put there: after a developer's `npm install NAME` nothing needs to be done again. */
function npmSaysInStep() {
  const noteFile = inRoot('node_modules', '.package-lock.json');
  if (!existsSync(noteFile)) return false;
  const installed = readJson(noteFile).packages;
  return Object.entries(readJson(lockFile).packages).every(([name, wanted]) => {
    if (name === '') return true;
    const found = installed[name];
    return found ? found.version === wanted.version && found.integrity === wanted.integrity : wanted.optional === true;
  });
}

function isInstalled() {
  const stamp = wantedStamp();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return true;
  if (!npmSaysInStep()) return false;
  writeFileSync(stampFile, stamp);
  return true;
}

function npmCommand() {
  const script = process.env.npm_execpath;
  // The Node that npm runs on: ours may lie in the very node_modules that is about to be replaced.
  if (script?.endsWith('.js')) return { command: process.env.npm_node_execpath ?? process.execPath, first: [script] };
  return { command: 'npm', first: [], options: { shell: process.platform === 'win32' } };
}

function npmArguments() {
  // `npm run -s` would silence this npm, too; and NODE_ENV=production would leave out what the build needs.
  const common = ['--no-audit', '--no-fund', '--loglevel=error', '--include=dev', '--include=optional'];
  // Windows cannot delete a running node.exe, which `npm ci` would do; `npm install` leaves it in its place.
  const runningFromHere = process.execPath.startsWith(inRoot('node_modules'));
  if (process.platform === 'win32' && runningFromHere) return ['install', '--no-save', ...common];
  return ['ci', ...common];
}

/** Brings node_modules in step with package-lock.json. stdout stays clean: `serve` may print one line there and no more. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  await withLock('.installing', async () => {
    if (isInstalled()) return;
    process.stderr.write('Installing the packages of package-lock.json (npm ci) ...\n');
    const { command, first, options } = npmCommand();
    const code = await runStep(command, [...first, ...npmArguments()], { stdio: ['ignore', 2, 2], ...options });
    if (code !== 0) {
      process.stderr.write(
        `The packages could not be installed: npm ended with code ${code}; its reason stands above.\n`,
      );
      process.exit(1);
    }
    writeFileSync(stampFile, wantedStamp());
  });
}
