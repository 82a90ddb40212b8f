import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { withLock } from './lock.mjs';
import { inRoot } from './paths.mjs';
import { runStep } from './processes.mjs';

const changedAt = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs;

/** A folder's own time counts as well: it is what tells that a file was deleted. */
function newestChange(file) {
  const found = statSync(file);
  if (!found.isDirectory()) return found.mtimeMs;
  const inside = readdirSync(file).map((name) => newestChange(path.join(file, name)));
  return Math.max(found.mtimeMs, ...inside);
}

/** After an update, whoever runs a service may read the program's folder and not write it. */
function refuseUnwritable(what) {
  const out = inRoot('out');
  try {
    mkdirSync(out, { recursive: true });
    accessSync(out, constants.W_OK);
  } catch (error) {
    process.stderr.write(
      `Could not build ${what}: ${out} cannot be written (${error.code}). Run the command once as the user to whom that folder belongs.\n`,
    );
    process.exit(2);
  }
}

/**
 * Runs a build when a source is newer than what it made last. In a child, so that the caller's memory stays its own.
 * `what`: the words for a person; `folder`: under out/; `files`: what must be there; `script`: what builds it.
 */
export async function ensureBuilt({ what, folder, files, sources, script, args }) {
  // Lies among what was built, so that an emptied folder has none; its time is that of the build's beginning.
  const stampFile = inRoot('out', folder, '.built');
  const isBuilt = () => {
    const built = changedAt(stampFile);
    const isThere = files.every((name) => existsSync(inRoot('out', folder, name)));
    return isThere && built !== undefined && sources.every((name) => newestChange(inRoot(name)) < built);
  };
  if (isBuilt()) return;
  refuseUnwritable(what);
  await withLock(`.building-${folder}`, async () => {
    if (isBuilt()) return;
    process.stderr.write(`Building ${what} (vite build) ...\n`);
    const begun = new Date();
    const code = await runStep(process.execPath, [script, ...args], { stdio: ['ignore', 2, 2] });
    if (code !== 0) {
      process.stderr.write(`Could not build ${what}; the reason stands above.\n`);
      process.exit(1);
    }
    writeFileSync(stampFile, '');
    utimesSync(stampFile, begun, begun);
  });
}
