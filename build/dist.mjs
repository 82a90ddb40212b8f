// `npm run dist`: the packages that people install, into release/. Windows' are built on Windows and on Linux, Linux' on Linux.
// Exits 0 when all are there, 3 when there is nothing to package, 4 when some had to be left out; else as electron-builder does.
import { accessSync, constants, readFileSync } from 'node:fs';
import path from 'node:path';
import { makeAppImageTools, missingForAppImage } from './appimage/tools.mjs';
import { ensureBoard } from './board.mjs';
import { ensureDesktop } from './desktop.mjs';
import { buildableTargets, wantedTargets } from './dist-targets.mjs';
import { canBeReached, toolsCanBeFetched } from './electron-binary.mjs';
import { writeLicences } from './licences.mjs';
import { inRoot, root } from './paths.mjs';
import { run } from './processes.mjs';
import { writeUpdateInfo } from './update-info.mjs';

const nothingToPackage = 3;
const someLeftOut = 4;

function has(program) {
  return (process.env.PATH ?? '').split(path.delimiter).some((folder) => {
    try {
      accessSync(path.join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

if (!process.env.ELECTRON_DIST && !(await canBeReached())) {
  process.stderr.write(
    "Electron's binary cannot be had here (it comes from GitHub), so there is nothing to package: run this where GitHub " +
      'can be reached, or name a folder that holds the binary in ELECTRON_DIST.\n',
  );
  process.exit(nothingToPackage);
}

const { platform, env: environment } = process;
const { targets: wanted, others } = wantedTargets(process.argv.slice(2), platform);
const fetches = await toolsCanBeFetched();
// Windows has neither those packages nor a squashfs to make.
const missing = platform === 'linux' && process.arch === 'x64' ? missingForAppImage() : ['Linux on x64'];
const { targets, leftOut } = buildableTargets(wanted, { platform, environment, fetches, has, missing });
const platforms = Object.entries(targets).flatMap(([name, list]) => (list.length > 0 ? [`--${name}`, ...list] : []));
const tellLeftOut = () => {
  for (const sentence of leftOut) process.stderr.write(`Left out: ${sentence}.\n`);
};
if (platforms.length === 0) {
  tellLeftOut();
  process.exit(nothingToPackage);
}

await ensureBoard();
await ensureDesktop();
writeLicences();
const binary = process.env.ELECTRON_DIST ? [`-c.electronDist=${process.env.ELECTRON_DIST}`] : [];
const builder = inRoot('node_modules', 'electron-builder', 'cli.js');
const args = [builder, ...platforms, '--x64', '--publish', 'never', ...binary, ...others];
// Where Debian's dpkg-deb is, our packer takes the place of the fpm that electron-builder would fetch; both run on this Node.
const ownPacker = has('dpkg-deb')
  ? {
      USE_SYSTEM_FPM: 'true',
      PATH: [inRoot('build', 'deb'), path.dirname(process.execPath), process.env.PATH].join(path.delimiter),
    }
  : {};
const ownTools =
  targets.linux?.includes('AppImage') && !fetches && !environment.APPIMAGE_TOOLS_PATH
    ? { APPIMAGE_TOOLS_PATH: makeAppImageTools(inRoot('out', 'appimage-tools')) }
    : {};
const env = { ...environment, ...ownPacker, ...ownTools };
const { code } = await run(process.execPath, args, { cwd: root, env });
if (code === 0) {
  const { version } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  const changelog = inRoot('CHANGELOG.md');
  await writeUpdateInfo({ folder: inRoot('release'), version, changelog, now: new Date() });
}
tellLeftOut();
process.exit(code === 0 && leftOut.length > 0 ? someLeftOut : code);
