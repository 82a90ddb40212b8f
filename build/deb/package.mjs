import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  constants,
  copyFileSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const mayRun = 0o755;
const mayBeRead = 0o644;
const lineLength = 78;

/** Makes the package that `wanted` (of arguments.mjs) describes. @throws with a sentence */
export function makePackage(wanted) {
  const folder = mkdtempSync(path.join(tmpdir(), 'wallboard-deb-'));
  try {
    // dpkg-deb takes over this folder's own mode for the root of the system.
    chmodSync(folder, mayRun);
    for (const { source, destination } of wanted.files) place(folder, source, destination);
    const files = listed(folder);
    const control = path.join(folder, 'DEBIAN');
    folderAt(control);
    write(path.join(control, 'control'), controlText(wanted, files), mayBeRead);
    write(path.join(control, 'md5sums'), files.map(digestLine).join(''), mayBeRead);
    if (wanted.afterInstall) write(path.join(control, 'postinst'), readFileSync(wanted.afterInstall), mayRun);
    if (wanted.afterRemove) write(path.join(control, 'postrm'), readFileSync(wanted.afterRemove), mayRun);
    build(folder, wanted);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A folder that ends with / gives what is in it; a file becomes the file that the destination names. */
function place(folder, source, destination) {
  const target = path.join(folder, destination);
  folderAt(path.dirname(target));
  let kind;
  try {
    kind = statSync(source);
  } catch (error) {
    throw new Error(`${source} is to be packed and cannot be read: ${error.message}.`, { cause: error });
  }
  if (kind.isDirectory() && !source.endsWith('/')) {
    throw new Error(`${source} is a folder: with a / at its end, what is in it is packed.`);
  }
  copy(source, target, kind);
}

/** The modes are the package's own: who builds it may have a umask that lets nobody else read. */
function copy(source, target, kind = lstatSync(source)) {
  if (kind.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
  else if (kind.isDirectory()) {
    folderAt(target);
    for (const name of readdirSync(source)) copy(path.join(source, name), path.join(target, name));
  } else {
    copyFileSync(source, target, constants.COPYFILE_FICLONE);
    chmodSync(target, kind.mode & constants.S_IXUSR ? mayRun : mayBeRead);
    utimesSync(target, kind.atime, kind.mtime);
  }
}

function folderAt(target) {
  const first = mkdirSync(target, { recursive: true });
  for (let made = target; first !== undefined && made.length >= first.length; made = path.dirname(made)) {
    chmodSync(made, mayRun);
  }
}

function write(file, content, mode) {
  writeFileSync(file, content);
  chmodSync(file, mode);
}

/** All that is packed, in a fixed order, each with its path from the root of the system. */
function listed(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      return { file, name: path.relative(folder, file), isLink: entry.isSymbolicLink(), size: lstatSync(file).size };
    })
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

function digestLine({ file, name, isLink }) {
  return isLink ? '' : `${createHash('md5').update(readFileSync(file)).digest('hex')}  ${name}\n`;
}

function controlText(wanted, files) {
  const kibibytes = files.reduce((sum, { size }) => sum + Math.ceil(size / 1_024), 0);
  const fields = [
    ['Package', wanted.name],
    ['Version', [wanted.version, wanted.iteration].filter(Boolean).join('-')],
    ['Architecture', wanted.architecture],
    ['Maintainer', wanted.maintainer],
    ['Installed-Size', String(kibibytes)],
    ['Depends', wanted.depends.join(', ')],
    ['Recommends', wanted.recommends.join(', ')],
    ['Section', wanted.section ?? 'misc'],
    ['Priority', wanted.priority ?? 'optional'],
    ['Homepage', wanted.url ?? ''],
    ['Description', described(wanted.description)],
  ];
  return fields.map(([name, value]) => (value === '' ? '' : `${name}: ${value}\n`)).join('');
}

/** One line, and what more there is to say indented below it, in lines that a terminal holds; an empty line is a dot there. */
function described(text) {
  const [first = '', ...more] = text.trim().split('\n');
  return [first.trim(), ...more.flatMap((line) => folded(line.trim()).map((part) => ` ${part}`))].join('\n');
}

function folded(line) {
  const parts = [];
  for (const word of line.split(/ +/)) {
    const longer = parts.length === 0 ? word : `${parts.at(-1)} ${word}`;
    if (parts.length === 0 || longer.length > lineLength) parts.push(word);
    else parts[parts.length - 1] = longer;
  }
  return parts.map((part) => (part === '' ? '.' : part));
}

function build(folder, { output, compression }) {
  mkdirSync(path.dirname(output), { recursive: true });
  const args = ['--root-owner-group', `-Z${compression}`, '--build', folder, output];
  const { status, signal, error, stderr } = spawnSync('dpkg-deb', args, { encoding: 'utf8' });
  if (status === 0) return;
  // Half a package looks like a whole one to whoever finds it.
  rmSync(output, { force: true });
  if (error) throw new Error(`dpkg-deb could not be started: ${error.message}.`, { cause: error });
  const why = stderr.trim().replaceAll(/\s+/g, ' ') || `it was ended by ${signal ?? `code ${status}`}`;
  throw new Error(`dpkg-deb did not make the package: ${why}`);
}
