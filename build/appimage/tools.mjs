import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from '../paths.mjs';

/** What the tools are made of, by the Debian package that holds it: a program in PATH, or a file. */
const needs = {
  gcc: ['gcc'],
  'libc6-dev': ['/usr/include/elf.h'],
  'squashfs-tools': ['mksquashfs'],
  'desktop-file-utils': ['desktop-file-validate'],
  'libsquashfuse-dev': ['/usr/include/squashfuse/ll.h'],
  'libfuse3-dev': ['/usr/include/fuse3/fuse_lowlevel.h'],
  'libzstd-dev': ['/usr/include/zstd.h'],
  'zlib1g-dev': ['/usr/include/zlib.h'],
};

/** An AppImage of type 2, for those who ask its first bytes: in place of three that the header of a program leaves free. */
const mark = { at: 8, bytes: Buffer.from([0x41, 0x49, 0x02]) };

/** Whose code the start of the image holds, as the licences of the first three ask to be said. */
const licence = `The start of this AppImage is build/appimage/runtime.c of VestPol Wallboard, with libfuse 3 and the GNU C library
(GNU Lesser General Public License 2.1), squashfuse (BSD 2-Clause), Zstandard (BSD 3-Clause) and zlib (zlib licence), each as Debian
has it: https://sources.debian.org. With their sources and build/appimage/ anybody can make that start anew.
`;

const finds = (program) =>
  (process.env.PATH ?? '').split(path.delimiter).some((folder) => existsSync(path.join(folder, program)));
const isHere = (name) => (name.startsWith('/') ? existsSync(name) : finds(name));

/** The packages of Debian that are missing to make the tools for an AppImage on this machine; elsewhere than there, all. */
export function missingForAppImage(isThere = isHere) {
  return Object.entries(needs).flatMap(([name, files]) => (files.every(isThere) ? [] : [name]));
}

/**
 * The tools that electron-builder packs an AppImage with, made here: Debian's mksquashfs, and a start of the image compiled from
 * runtime.c. In a folder laid out as electron-builder's own archive of them, for APPIMAGE_TOOLS_PATH.
 * @throws with the compiler's own words
 */
export function makeAppImageTools(folder) {
  rmSync(folder, { recursive: true, force: true });
  const runtime = path.join(folder, 'runtimes', 'runtime-x64');
  const shipped = path.join(folder, 'lib', 'x64');
  for (const one of [path.dirname(runtime), shipped]) mkdirSync(one, { recursive: true });
  for (const program of ['mksquashfs', 'desktop-file-validate']) {
    const here = (process.env.PATH ?? '').split(path.delimiter).map((one) => path.join(one, program));
    copyFileSync(here.find(existsSync), path.join(folder, program));
    chmodSync(path.join(folder, program), 0o755);
  }
  const strict = ['-std=gnu17', '-Os', '-s', '-static', '-Wall', '-Wextra', '-D_FILE_OFFSET_BITS=64'];
  const libraries = ['-lsquashfuse_ll', '-lsquashfuse', '-lfuse3', '-lzstd', '-lz', '-lpthread'];
  const source = inRoot('build', 'appimage', 'runtime.c');
  const { status, stderr } = spawnSync('gcc', [...strict, '-o', runtime, source, ...libraries], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The start of the AppImage could not be compiled: ${stderr.trim()}`);
  const program = readFileSync(runtime);
  mark.bytes.copy(program, mark.at);
  writeFileSync(runtime, program);
  // What lies here comes into the image beside the application.
  writeFileSync(path.join(shipped, 'LICENSE.appimage-start.txt'), licence);
  return folder;
}
