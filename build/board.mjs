import { readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withLock } from './lock.mjs';
import { inRoot } from './paths.mjs';
import { runStep } from './processes.mjs';

const sources = ['renderer', 'core', 'package.json', 'package-lock.json'];
/** Lies among what Vite wrote, so that an emptied folder has none; its time is that of the build's beginning. */
const stampFile = inRoot('out', 'board', '.built');

const changedAt = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs;

/** A folder's own time counts as well: it is what tells that a file was deleted. */
function newestChange(file) {
  const found = statSync(file);
  if (!found.isDirectory()) return found.mtimeMs;
  const inside = readdirSync(file).map((name) => newestChange(path.join(file, name)));
  return Math.max(found.mtimeMs, ...inside);
}

function isBuilt() {
  const page = changedAt(inRoot('out', 'board', 'index.html'));
  const built = changedAt(stampFile);
  return page !== undefined && built !== undefined && sources.every((name) => newestChange(inRoot(name)) < built);
}

/** Builds the board's page to out/board/ when a source is newer. In a child, so that the hub's memory stays its own. */
export async function ensureBoard() {
  if (isBuilt()) return;
  await withLock('.building-board', async () => {
    if (isBuilt()) return;
    process.stderr.write('Building the board page (vite build) ...\n');
    const begun = new Date();
    const vite = inRoot('node_modules', 'vite', 'bin', 'vite.js');
    const code = await runStep(process.execPath, [vite, 'build', 'renderer', '--logLevel', 'warn'], {
      stdio: ['ignore', 2, 2],
    });
    if (code !== 0) {
      process.stderr.write('The board page could not be built; the reason stands above.\n');
      process.exit(1);
    }
    writeFileSync(stampFile, '');
    utimesSync(stampFile, begun, begun);
  });
}
