import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listPackage } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import packageFile from '../../../package.json' with { type: 'json' };
import { hasDpkg, makeContents, packaged, type Packaged } from './packaged.ts';

let made: Packaged;

beforeAll(async () => {
  await makeContents();
  made = await packaged('linux', ['deb', 'AppImage', 'dir']);
}, 240_000);
afterAll(() => made.remove());

it('is a folder with a program that can be run, and the same archive as on Windows', () => {
  const folder = join(made.output, 'linux-unpacked');
  accessSync(join(folder, 'vestpol-wallboard'), constants.X_OK);
  const listed = listPackage(join(folder, 'resources', 'app.asar'), { isPack: false });
  expect(listed.map((file) => file.replaceAll('\\', '/'))).toContain('/out/desktop/main.js');
  expect(readdirSync(join(folder, 'resources')).toSorted()).toStrictEqual([
    'app.asar',
    'apparmor-profile',
    'licences.txt',
  ]);
});

it('is a Debian package with an icon in each size and an entry in the menu', () => {
  const lists = made.told.flatMap((told) => (Array.isArray(told) ? [told[0] as readonly string[]] : []));
  const options = lists.find((list) => list.includes('--maintainer')) ?? [];
  const after = (name: string): string | undefined => options[options.indexOf(name) + 1];
  expect(after('--name')).toBe('vestpol-wallboard');
  expect(after('--version')).toBe(packageFile.version);
  expect(after('--package')).toMatch(/vestpol-wallboard_[\d.]+_amd64\.deb$/);
  for (const size of [16, 24, 32, 48, 64, 128, 256, 512]) {
    expect(options.some((option) => option.includes(`hicolor/${size}x${size}/apps/vestpol-wallboard.png`))).toBe(true);
  }
  expect(options.some((option) => option.endsWith('=/usr/share/applications/vestpol-wallboard.desktop'))).toBe(true);
});

describe.runIf(hasDpkg)('the Debian package, as dpkg reads it', () => {
  const file = (): string => join(made.output, `vestpol-wallboard_${packageFile.version}_amd64.deb`);
  const asked = (...args: readonly string[]): string => execFileSync('dpkg-deb', args, { encoding: 'utf8' });
  /** Mode, owner and path of each file, as `tar` lists them. */
  const listed = (): ReadonlyMap<string, string> =>
    new Map(
      asked('--contents', file())
        .trim()
        .split('\n')
        .map((line) => {
          const [mode = '', owner = '', , , , ...path] = line.split(/ +/);
          return [path.join(' '), `${mode} ${owner}`];
        }),
    );

  it('says what it is and what it needs', () => {
    const field = (name: string): string => asked('--field', file(), name).trim();
    expect(field('Package')).toBe('vestpol-wallboard');
    expect(field('Version')).toBe(packageFile.version);
    expect(field('Architecture')).toBe('amd64');
    expect(field('Maintainer')).toBe('VestPol');
    expect(field('Section')).toBe('comm');
    expect(field('Depends').split(', ')).toEqual(
      expect.arrayContaining(['libgtk-3-0', 'libnss3', 'libgbm1', 'libasound2t64 | libasound2']),
    );
    expect(field('Description')).toMatch(
      /^Truthful call-centre wallboard\n A truthful call-centre wallboard: [^\n]{20,60}\n /,
    );
    // In kibibytes; the archive alone is some megabytes.
    expect(Number(field('Installed-Size'))).toBeGreaterThan(2_000);
  });

  it('holds the program, its sandbox, its entry in the menu and its icons, all of them root’s and for everybody to read', () => {
    const files = listed();
    expect(files.get('./opt/VestPol Wallboard/vestpol-wallboard')).toBe('-rwxr-xr-x root/root');
    expect(files.get('./opt/VestPol Wallboard/resources/app.asar')).toBe('-rw-r--r-- root/root');
    expect(files.get('./usr/share/applications/vestpol-wallboard.desktop')).toBe('-rw-r--r-- root/root');
    expect(files.get('./usr/share/icons/hicolor/512x512/apps/vestpol-wallboard.png')).toBe('-rw-r--r-- root/root');
    expect(files.get('./usr/share/doc/vestpol-wallboard/copyright')).toBe('-rw-r--r-- root/root');
    expect([...files.keys()]).toContain('./opt/VestPol Wallboard/chrome-sandbox');
    const wrong = [...files.values()].filter((one) => !/^(drwxr-xr-x|-rw[-x]r-[-x]r-[-x]) root\/root$/.test(one));
    expect(wrong).toStrictEqual([]);
  });

  it('unpacks to what was packed, by its own digests', () => {
    const folder = join(made.output, 'unpacked-deb');
    execFileSync('dpkg-deb', ['--raw-extract', file(), folder]);
    const packed = 'resources/app.asar';
    const digest = (path: string): string => createHash('md5').update(readFileSync(path)).digest('hex');
    const original = digest(join(made.output, 'linux-unpacked', packed));
    expect(digest(join(folder, 'opt', 'VestPol Wallboard', packed))).toBe(original);
    const sums = readFileSync(join(folder, 'DEBIAN', 'md5sums'), 'utf8')
      .trim()
      .split('\n');
    expect(sums).toContain(`${original}  opt/VestPol Wallboard/${packed}`);
    expect(sums).toHaveLength([...listed().keys()].filter((name) => !name.endsWith('/')).length);
    expect(readFileSync(join(folder, 'DEBIAN', 'postinst'), 'utf8')).toContain('/opt/VestPol Wallboard/chrome-sandbox');
    expect(readFileSync(join(folder, 'DEBIAN', 'postrm'), 'utf8')).toContain(
      "update-alternatives --remove 'vestpol-wallboard'",
    );
  });
});

it('is an AppImage that a menu can hold', () => {
  const entry = made.told.find((told): told is { readonly desktop: string } => !Array.isArray(told));
  expect(entry?.desktop).toContain('Name=VestPol Wallboard');
  expect(entry?.desktop).toContain('Categories=Office;');
});
