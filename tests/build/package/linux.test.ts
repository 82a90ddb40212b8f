import { accessSync, constants, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { listPackage } from '@electron/asar';
import { afterAll, beforeAll, expect, it } from 'vitest';
import packageFile from '../../../package.json' with { type: 'json' };
import { makeContents, packaged, type Packaged } from './packaged.ts';

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

it('is an AppImage that a menu can hold', () => {
  const entry = made.told.find((told): told is { readonly desktop: string } => !Array.isArray(told));
  expect(entry?.desktop).toContain('Name=VestPol Wallboard');
  expect(entry?.desktop).toContain('Categories=Office;');
});
