import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Targets {
  readonly [platform: string]: readonly string[];
}
interface Tools {
  readonly platform: string;
  readonly environment: { readonly [name: string]: string };
  readonly fetches: boolean;
  readonly has: (program: string) => boolean;
  readonly missing: readonly string[];
}
const { wantedTargets, buildableTargets } = (await import(
  new URL('../../build/dist-targets.mjs', import.meta.url).href
)) as {
  readonly wantedTargets: (
    args: readonly string[],
    platform: string,
  ) => { readonly targets: Targets; readonly others: readonly string[] };
  readonly buildableTargets: (
    wanted: Targets,
    tools: Tools,
  ) => { readonly targets: Targets; readonly leftOut: readonly string[] };
};

const all = { win: ['nsis', 'portable'], linux: ['AppImage', 'deb', 'dir'] };
const tools: Tools = {
  platform: 'linux',
  environment: {},
  fetches: true,
  has: () => true,
  missing: ['gcc', 'libfuse3-dev'],
};

test('unasked, all that can be built on this system; asked, only that', () => {
  expect(wantedTargets([], 'linux')).toStrictEqual({ targets: all, others: [] });
  expect(wantedTargets([], 'win32').targets).toStrictEqual({ win: all.win });
  expect(wantedTargets(['--linux'], 'linux').targets).toStrictEqual({ linux: all.linux });
  expect(wantedTargets(['-c.x=y', '--linux', 'deb', '--win', '--config', 'a.yml'], 'linux')).toStrictEqual({
    targets: { linux: ['deb'], win: all.win },
    others: ['-c.x=y', '--config', 'a.yml'],
  });
});

test('the list is that of electron-builder.yml', () => {
  const written = [...readFileSync('electron-builder.yml', 'utf8').matchAll(/target: (\w+), arch/g)].map(
    ([, one]) => one,
  );
  expect(written).toStrictEqual([...all.win, ...all.linux]);
});

test('where everything is there or can be fetched, nothing is left out', () => {
  expect(buildableTargets(all, tools)).toStrictEqual({ targets: all, leftOut: [] });
});

test('without GitHub the Debian package is built, and a sentence tells of each that is not', () => {
  const { targets, leftOut } = buildableTargets(all, { ...tools, fetches: false });
  expect(targets).toStrictEqual({ win: [], linux: ['deb', 'dir'] });
  expect(leftOut.map((sentence) => sentence.split(',')[0])).toStrictEqual([
    'the installer',
    'the portable program',
    'the AppImage',
  ]);
  expect(leftOut.at(-1)).toContain('of which these are missing: gcc, libfuse3-dev');
});

test('where the packages of Debian for it are there, the AppImage is built without GitHub', () => {
  const { targets, leftOut } = buildableTargets({ linux: ['AppImage'] }, { ...tools, fetches: false, missing: [] });
  expect({ targets, leftOut }).toStrictEqual({ targets: { linux: ['AppImage'] }, leftOut: [] });
});

test('folders with the tools take the place of GitHub', () => {
  const environment = {
    ELECTRON_BUILDER_NSIS_DIR: '/nsis',
    ELECTRON_BUILDER_NSIS_RESOURCES_DIR: '/nsis',
    APPIMAGE_TOOLS_PATH: '/appimage',
  };
  expect(buildableTargets(all, { ...tools, fetches: false, environment }).leftOut).toStrictEqual([]);
});

test('without Wine the installer is left out on Linux, and nothing else', () => {
  const withoutWine = { ...tools, has: (program: string) => program !== 'wine' };
  const { targets, leftOut } = buildableTargets(all, withoutWine);
  expect(targets).toStrictEqual({ win: ['portable'], linux: all.linux });
  expect(leftOut).toStrictEqual(['the installer, since it is made on Linux with Wine, which is not here']);
  expect(buildableTargets({ win: all.win }, { ...withoutWine, platform: 'win32' }).leftOut).toStrictEqual([]);
});

test('without dpkg-deb and GitHub the Debian package is left out', () => {
  const { leftOut } = buildableTargets({ linux: ['deb'] }, { ...tools, fetches: false, has: () => false });
  expect(leftOut).toStrictEqual([
    'the Debian package, since there is no dpkg-deb here, and fpm comes from GitHub, which cannot be reached here',
  ]);
});
