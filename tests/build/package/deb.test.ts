import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { tempFolder } from '#tests/support/temp-folder';
import { hasDpkg } from './packaged.ts';

/** As electron-builder does: by its name, a program of its own. */
const packer = fileURLToPath(new URL('../../../build/deb/fpm', import.meta.url));

interface Outcome {
  readonly code: number | null;
  readonly said: string;
}

function pack(args: readonly string[], environment: NodeJS.ProcessEnv = {}): Outcome {
  const { status, stderr } = spawnSync(packer, args, { encoding: 'utf8', env: { ...process.env, ...environment } });
  return { code: status, said: stderr };
}

/** What is packed: a folder with a program, a text, a link, all of them with modes of a builder who lets nobody else read. */
function made() {
  const folder = tempFolder();
  const app = join(folder, 'a = b');
  mkdirSync(join(app, 'locales'), { recursive: true, mode: 0o700 });
  writeFileSync(join(app, 'program'), 'runs\n', { mode: 0o700 });
  writeFileSync(join(app, 'locales', 'da.pak'), 'x'.repeat(1_500), { mode: 0o600 });
  symlinkSync('program', join(app, 'link'));
  const script = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text, { mode: 0o600 });
    return join(folder, name);
  };
  const output = join(folder, 'release', 'thing_1.2.3_amd64.deb');
  const common = ['-s', 'dir', '--force', '-t', 'deb', '-d', 'libgtk-3-0', '-d', 'libc6 (>= 2.3)'];
  const names = ['--name', 'thing', '--maintainer', 'VestPol', '--vendor', 'VestPol', '--url', 'https://vestpol.dk'];
  const what = [
    '--architecture',
    'amd64',
    '--version',
    '1.2.3',
    '--description',
    `Short\n \n Long: of it${' and more'.repeat(9)}`,
  ];
  const scripts = ['--after-install', script('in.sh', 'echo in\n'), '--after-remove', script('out.sh', 'echo out\n')];
  const how = ['--deb-compression', 'xz', '--deb-priority', 'optional', '--package', output];
  const files = [`${app}/=/opt/Thing of Ærø`, `${script('icon.png', 'png')}=/usr/share/icons/thing.png`];
  return { folder, output, options: [...common, ...names, ...what, ...scripts, ...how], files };
}

test.runIf(hasDpkg)('what dpkg unpacks is what was packed, with modes for everybody and digests that are right', () => {
  const { folder, output, options, files } = made();
  expect(pack([...options, ...files])).toStrictEqual({ code: 0, said: '' });
  const at = join(folder, 'unpacked');
  execFileSync('dpkg-deb', ['--raw-extract', output, at]);
  expect(readFileSync(join(at, 'DEBIAN', 'control'), 'utf8')).toBe(
    [
      'Package: thing',
      'Version: 1.2.3',
      'Architecture: amd64',
      'Maintainer: VestPol',
      'Installed-Size: 5',
      'Depends: libgtk-3-0, libc6 (>= 2.3)',
      'Section: misc',
      'Priority: optional',
      'Homepage: https://vestpol.dk',
      'Description: Short',
      ' .',
      ` Long: of it${' and more'.repeat(7)} and`,
      ' more and more',
      '',
    ].join('\n'),
  );
  const mode = (path: string): string => (statSync(join(at, path)).mode & 0o7777).toString(8);
  expect(mode('opt/Thing of Ærø')).toBe('755');
  expect(mode('opt/Thing of Ærø/locales')).toBe('755');
  expect(mode('opt/Thing of Ærø/program')).toBe('755');
  expect(mode('opt/Thing of Ærø/locales/da.pak')).toBe('644');
  expect(mode('DEBIAN/postinst')).toBe('755');
  expect(readFileSync(join(at, 'DEBIAN', 'postrm'), 'utf8')).toBe('echo out\n');
  execFileSync('md5sum', ['--check', '--strict', '--quiet', 'DEBIAN/md5sums'], { cwd: at });
  const listed = execFileSync('dpkg-deb', ['--contents', output], { encoding: 'utf8' });
  expect(listed).toContain('./opt/Thing of Ærø/link -> program');
  expect(listed.split('\n').filter((line) => line !== '' && !line.includes(' root/root '))).toStrictEqual([]);
});

test.runIf(hasDpkg)('a build number and recommendations are said, too', () => {
  const { output, options, files } = made();
  expect(pack([...options, '--iteration', '7', '--deb-recommends', 'fonts', '--category', 'comm', ...files]).code).toBe(
    0,
  );
  const field = (name: string): string =>
    execFileSync('dpkg-deb', ['--field', output, name], { encoding: 'utf8' }).trim();
  expect([field('Version'), field('Recommends'), field('Section')]).toStrictEqual(['1.2.3-7', 'fonts', 'comm']);
});

const { options, files } = { options: ['-s', 'dir', '-t', 'deb'], files: ['/etc/hostname=/usr/share/thing'] };
const rest = [
  '--name',
  'thing',
  '--version',
  '1',
  '--architecture',
  'amd64',
  '--maintainer',
  'V',
  '--description',
  'D',
];

test.skipIf(process.platform === 'win32').each([
  [
    'an argument of another fpm',
    [...options, '--deb-systemd', 'x', ...files],
    'does not know the argument --deb-systemd',
  ],
  ['another kind of package', ['-s', 'dir', '-t', 'rpm', ...files], 'a deb of a dir, and no rpm of a dir'],
  ['no version', [...options, '--name', 'thing', ...files], 'needs its version, architecture'],
  ['a last argument without its value', [...options, '--name'], '--name is the last argument and has no value'],
  ['a relative destination', [...options, 'a=b'], 'a=b is not a file and, after a =, where it belongs'],
  ['a destination that climbs', [...options, 'a=/usr/../../b'], 'is not a file and, after a =, where it belongs'],
  ['nothing to pack', [...options, ...rest, '--package', '/nowhere/x.deb'], 'nothing to put into the Debian package'],
  [
    'a name that Debian refuses',
    [...options, ...rest, '--name', 'Thing', '--package', '/x', ...files],
    'Thing is no name',
  ],
  [
    'a compression that it lacks',
    [...options, ...rest, '--package', '/x', '--deb-compression', 'bzip2', ...files],
    'not by bzip2',
  ],
  [
    'a field in a field',
    [...options, ...rest, '--package', '/x', '--url', 'a\nEssential: yes', ...files],
    'url of a Debian package is one line',
  ],
])('%s is refused with one sentence', (_what, args, sentence) => {
  const { code, said } = pack(args);
  expect(code).toBe(1);
  expect(said).toContain(sentence);
  expect(said.trim().split('\n')).toHaveLength(1);
});

test.runIf(hasDpkg).each(['xz', 'gz', 'zst', 'none'])('what is compressed by %s can be read again', (compression) => {
  const { output, options: all, files: some } = made();
  expect(pack([...all, '--deb-compression', compression, ...some])).toStrictEqual({ code: 0, said: '' });
  expect(execFileSync('dpkg-deb', ['--contents', output], { encoding: 'utf8' })).toContain(
    './opt/Thing of Ærø/program',
  );
});

test.skipIf(process.platform === 'win32')('what cannot be read or made is told, and leaves no package behind', () => {
  const { folder, output, options: all, files: some } = made();
  const missing = pack([...all, ...some, `${folder}/gone=/usr/share/gone`]);
  expect(missing.code).toBe(1);
  expect(missing.said).toContain(`${folder}/gone is to be packed and cannot be read`);
  const bare = pack([...all, `${folder}/a = b=/opt/thing`]);
  expect(bare.said).toContain('with a / at its end, what is in it is packed');
  // dpkg-deb's own word: a version begins with a digit.
  const wrong = pack([...all, '--version', 'one', ...some]);
  if (hasDpkg) expect(wrong.said).toMatch(/^dpkg-deb did not make the package: [^\n]*version.*\n$/);
  else expect(wrong.said).toContain('dpkg-deb could not be started');
  expect(existsSync(output)).toBe(false);
});

test.runIf(hasDpkg)('a package that dpkg-deb was stopped in is taken away', () => {
  const { folder, output, options: all, files: some } = made();
  const tools = join(folder, 'tools');
  mkdirSync(tools);
  writeFileSync(join(tools, 'dpkg-deb'), `#!/bin/sh\nfor last; do :; done\necho half >"$last"\nkill -KILL $$\n`, {
    mode: 0o755,
  });
  const { code, said } = pack([...all, ...some], { PATH: `${tools}:${process.env['PATH']}` });
  expect({ code, said }).toStrictEqual({
    code: 1,
    said: 'dpkg-deb did not make the package: it was ended by SIGKILL\n',
  });
  expect(existsSync(output)).toBe(false);
});
