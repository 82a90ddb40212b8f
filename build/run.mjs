// `node build/run.mjs TASK [arguments]`: every npm script comes through here. It needs no package and runs on Node 20,
// because in a fresh clone there is nothing else; what it starts runs on Node 24, which strips types by itself.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { ensureBoard } from './board.mjs';
import { ensureHub } from './hub.mjs';
import { ensureInstalled } from './install.mjs';
import { beginWithOneStore } from './one-store.mjs';
import { inRoot } from './paths.mjs';
import { stopWithLauncher } from './launcher.mjs';
import { run } from './processes.mjs';

const tasks = {
  start: { file: 'build/start.mjs', first: [], board: true },
  serve: { file: 'out/hub/main.js', first: ['serve'], hub: true, board: true, isLong: true },
  replay: { file: 'out/hub/main.js', first: ['replay'], hub: true },
  report: { file: 'out/hub/main.js', first: ['report'], hub: true },
  export: { file: 'out/hub/main.js', first: ['export'], hub: true },
  erase: { file: 'out/hub/main.js', first: ['erase'], hub: true },
  backup: { file: 'out/hub/main.js', first: ['backup'], hub: true },
  restore: { file: 'out/hub/main.js', first: ['restore'], hub: true },
  'try-source': { file: 'out/hub/main.js', first: ['try-source'], hub: true },
  test: { file: 'build/test.mjs', first: [], board: true },
  check: { file: 'build/check.mjs', first: [] },
  asterisk: { file: 'tests/asterisk/main.ts', first: [], board: true, hub: true },
  databases: { file: 'tests/databases/main.ts', first: [] },
  fakes: { file: 'tests/fakes/run/main.ts', first: [] },
  debian: { file: 'tests/debian/main.ts', first: [] },
  installer: { file: 'tests/windows/main.ts', first: ['installer'] },
  'windows-node': { file: 'tests/windows/main.ts', first: ['node'] },
  dist: { file: 'build/dist.mjs', first: [] },
  bench: { file: 'tests/bench/main.ts', first: [], board: true, hub: true, browser: true },
  soak: { file: 'tests/soak/main.ts', first: [], board: true, hub: true },
};
const oldestNode = 24;

const majorOf = (version) => Number(version.replace(/^v/, '').split('.')[0]);

function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

/** The Node 24 among our packages, if this machine's kind has one and can run it. */
function packagedNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const file = inRoot('node_modules', `node-${platform}-${process.arch}`, 'bin', name);
  if (!existsSync(file)) return undefined;
  const { stdout } = spawnSync(file, ['--version'], { encoding: 'utf8', windowsHide: true });
  return majorOf(stdout ?? '') >= oldestNode ? file : undefined;
}

/** The first run only: npm has node_modules/.bin first on the PATH, so from the second on `node` is Node 24. */
async function runAgainOnNewerNode() {
  const node = packagedNode();
  if (node === undefined) {
    fail(
      `This program needs Node ${oldestNode} or newer; this is Node ${process.versions.node}, and there is no Node ` +
        `package that runs on ${process.platform}-${process.arch}. Please install Node ${oldestNode} and try again.`,
    );
  }
  const { code } = await run(node, [...process.execArgv, ...process.argv.slice(1)], { cwd: process.cwd() });
  process.exit(code);
}

/** node:sqlite and type stripping announce themselves on stderr at every start; any other warning is let through. */
function silenceExpectedWarnings() {
  const emitWarning = process.emitWarning.bind(process);
  process.emitWarning = (warning, ...details) => {
    const expected = details[0] === 'ExperimentalWarning' && /SQLite|Type Stripping/i.test(String(warning));
    if (!expected) emitWarning(warning, ...details);
  };
}

async function main([name, ...args]) {
  const task = Object.hasOwn(tasks, name ?? '') ? tasks[name] : fail(`Tasks: ${Object.keys(tasks).join(', ')}`);
  if (task.isLong) beginWithOneStore();
  stopWithLauncher();
  await ensureInstalled();
  if (majorOf(process.version) < oldestNode) return runAgainOnNewerNode();
  silenceExpectedWarnings();
  if (task.board) await ensureBoard();
  if (task.hub) await ensureHub();
  if (task.browser) await (await import('./browser.mjs')).provideBrowser();
  // In this very process, so that signals and exit codes are the target's own.
  const file = inRoot(task.file);
  process.argv = [process.execPath, file, ...task.first, ...args];
  await import(pathToFileURL(file).href);
}

await main(process.argv.slice(2));
