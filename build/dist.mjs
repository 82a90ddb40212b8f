// `npm run dist`: the packages that people install, into release/. Windows' are built on Windows and on Linux, Linux' on Linux.
import { readFileSync } from 'node:fs';
import { ensureBoard } from './board.mjs';
import { ensureDesktop } from './desktop.mjs';
import { canBeReached } from './electron-binary.mjs';
import { writeLicences } from './licences.mjs';
import { inRoot, root } from './paths.mjs';
import { run } from './processes.mjs';
import { writeUpdateInfo } from './update-info.mjs';

const binaryMissing = 3;

if (!process.env.ELECTRON_DIST && !(await canBeReached())) {
  process.stderr.write(
    "Electron's binary cannot be had here (it comes from GitHub), so there is nothing to package: run this where GitHub " +
      'can be reached, or name a folder that holds the binary in ELECTRON_DIST.\n',
  );
  process.exit(binaryMissing);
}

await ensureBoard();
await ensureDesktop();
writeLicences();
const platforms = process.platform === 'win32' ? ['--win'] : ['--win', '--linux'];
const binary = process.env.ELECTRON_DIST ? [`-c.electronDist=${process.env.ELECTRON_DIST}`] : [];
const builder = inRoot('node_modules', 'electron-builder', 'cli.js');
const args = [builder, ...platforms, '--x64', '--publish', 'never', ...binary, ...process.argv.slice(2)];
const { code } = await run(process.execPath, args, { cwd: root });
if (code === 0) {
  const { version } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  const changelog = inRoot('CHANGELOG.md');
  await writeUpdateInfo({ folder: inRoot('release'), version, changelog, now: new Date() });
}
process.exit(code);
