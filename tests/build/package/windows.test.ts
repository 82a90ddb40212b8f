import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extractFile, getRawHeader, listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { Data, NtExecutable, NtExecutableResource, Resource } from 'resedit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import packageFile from '../../../package.json' with { type: 'json' };
import { shippedPackages } from './licences.ts';
import { makeContents, packaged, type Packaged } from './packaged.ts';

/** The installers' makers are not here: what they would be told is looked at. What is installed is looked at as it lies. */
let made: Packaged;
let program: string;
let archive: string;

beforeAll(async () => {
  await makeContents();
  made = await packaged('win', ['nsis', 'portable']);
  program = join(made.output, 'win-unpacked', 'VestPol Wallboard.exe');
  archive = join(made.output, 'win-unpacked', 'resources', 'app.asar');
}, 240_000);
afterAll(() => made.remove());

interface Defines {
  readonly [name: string]: string | null;
}
interface Commands {
  readonly OutFile: string;
}

const installer = (name: string): readonly [Defines, Commands] => {
  const all = made.told as readonly (readonly [Defines, Commands])[];
  const found = all.find(([, { OutFile }]) => OutFile.includes(name));
  if (found === undefined) throw new Error(`Nothing was told of ${name}.`);
  return found;
};

describe('what is in the archive', () => {
  const files = (): readonly string[] =>
    listPackage(archive, { isPack: false }).map((file) => file.replaceAll('\\', '/'));
  const texts = (): string => {
    const names = ['package.json', ...files().flatMap((file) => /^\/(out\/desktop\/.*js)$/.exec(file)?.[1] ?? [])];
    return names.map((name) => extractFile(archive, join(...name.split('/'))).toString('utf8')).join('\n');
  };

  it('is what runs, and nothing else', () => {
    const allowed =
      /^\/(package\.json|out|out\/desktop|out\/desktop\/(main|part-[\w.-]+|[\w-]+-worker)\.js|out\/desktop\/(preload|holidays-library)\.cjs|out\/board|out\/board\/index\.html|out\/board\/assets|out\/board\/assets\/[\w.-]+\.(js|css|woff2?|svg|png))$/;
    expect(files().filter((file) => !allowed.test(file))).toStrictEqual([]);
    for (const needed of ['/package.json', '/out/desktop/main.js', '/out/desktop/journal-worker.js']) {
      expect(files()).toContain(needed);
    }
    expect(files()).toContain('/out/board/index.html');
  });

  it('names the entry that is there, and no script or tool', () => {
    const own = JSON.parse(extractFile(archive, 'package.json').toString('utf8')) as Record<string, unknown>;
    expect(own['main']).toBe('out/desktop/main.js');
    expect(own['version']).toBe(packageFile.version);
    expect(own).not.toHaveProperty('scripts');
    expect(own).not.toHaveProperty('devDependencies');
  });

  it('holds no map of the sources and no path of the machine that built it', () => {
    expect(texts()).not.toMatch(/sourceMappingURL=/);
    expect(texts()).not.toContain(process.cwd());
  });
});

describe('the program', () => {
  it('says who made it and which version it is', () => {
    const resources = NtExecutableResource.from(NtExecutable.from(readFileSync(program)));
    const [version] = Resource.VersionInfo.fromEntries(resources.entries);
    const strings = version?.getStringValues({ lang: 1033, codepage: 1200 });
    expect(strings).toMatchObject({
      ProductName: 'VestPol Wallboard',
      CompanyName: 'VestPol',
      ProductVersion: expect.stringMatching(new RegExp(`^${packageFile.version.replaceAll('.', String.raw`\.`)}`)),
      LegalCopyright: 'Copyright © 2026 VestPol',
    });
  });

  it('has its icon in every size that Windows shows', () => {
    const resources = NtExecutableResource.from(NtExecutable.from(readFileSync(program)));
    const [group] = Resource.IconGroupEntry.fromEntries(resources.entries);
    const sizes = group?.icons.map(({ width }) => (width === 0 ? 256 : width));
    expect(sizes?.toSorted((one, other) => one - other)).toStrictEqual([16, 20, 24, 32, 40, 48, 64, 128, 256]);
    const file = Data.IconFile.from(readFileSync('build/icons/app.ico'));
    expect(file.icons).toHaveLength(9);
  });

  it('knows the archive that it was built with', () => {
    const entries = NtExecutableResource.from(NtExecutable.from(readFileSync(program))).entries;
    const entry = entries.find(({ type }) => type === 'INTEGRITY');
    const told = JSON.parse(Buffer.from(entry?.bin ?? new ArrayBuffer(0)).toString('utf8')) as readonly object[];
    const value = createHash('sha256').update(getRawHeader(archive).headerString).digest('hex');
    expect(told).toStrictEqual([{ file: String.raw`resources\app.asar`, alg: 'SHA256', value }]);
  });

  it('is no Node for others', async () => {
    const wire = await getCurrentFuseWire(program);
    const on = '1'.charCodeAt(0);
    const is = (option: FuseV1Options): boolean => Number(wire[option]) === on;
    expect({
      runAsNode: is(FuseV1Options.RunAsNode),
      nodeOptions: is(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
      inspect: is(FuseV1Options.EnableNodeCliInspectArguments),
      fileProtocol: is(FuseV1Options.GrantFileProtocolExtraPrivileges),
      integrity: is(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
      onlyAsar: is(FuseV1Options.OnlyLoadAppFromAsar),
      cookies: is(FuseV1Options.EnableCookieEncryption),
    }).toStrictEqual({
      runAsNode: false,
      nodeOptions: false,
      inspect: false,
      fileProtocol: false,
      integrity: true,
      onlyAsar: true,
      cookies: true,
    });
  });

  it('speaks Danish and English and carries no other language of Chromium', () => {
    expect(readdirSync(join(made.output, 'win-unpacked', 'locales')).toSorted()).toStrictEqual(['da.pak', 'en-US.pak']);
  });

  it('comes with the licence of every package in it', () => {
    const text = readFileSync(join(made.output, 'win-unpacked', 'resources', 'licences.txt'), 'utf8');
    expect(shippedPackages().length).toBeGreaterThan(20);
    for (const { name, version } of shippedPackages()) expect(text).toContain(`${name} ${version} (`);
  });
});

describe('the installer', () => {
  it('has a picture of its own beside its pages, as NSIS reads one', () => {
    const [defines] = installer('Setup');
    const pages = ['MUI_WELCOMEFINISHPAGE_BITMAP', 'MUI_UNWELCOMEFINISHPAGE_BITMAP'];
    for (const page of pages) expect(String(defines[page])).toMatch(/build[\\/]icons[\\/]sidebar\.bmp$/);
    const picture = readFileSync('build/icons/sidebar.bmp');
    expect(picture.toString('latin1', 0, 2)).toBe('BM');
    expect([picture.readInt32LE(18), picture.readInt32LE(22), picture.readUInt16LE(28)]).toStrictEqual([164, 314, 24]);
    expect(picture).toHaveLength(54 + 492 * 314);
  });

  it('has the ids that it has had from the first day', () => {
    const [defines] = installer('Setup');
    expect(defines).toMatchObject({
      APP_ID: 'dk.vestpol.wallboard',
      APP_GUID: '97f18417-be21-5cb9-a8b1-2e1d9946cdc8',
      PRODUCT_NAME: 'VestPol Wallboard',
      COMPANY_NAME: 'VestPol',
      SHORTCUT_NAME: 'VestPol Wallboard',
      UNINSTALL_DISPLAY_NAME: 'VestPol Wallboard',
      VERSION: packageFile.version,
    });
    expect(readFileSync('electron/start/setup-app-id.ts', 'utf8')).toContain(`'${defines['APP_ID']}'`);
  });

  it('asks for whom and where, and installs for one user unless told otherwise', () => {
    const [defines, { OutFile }] = installer('Setup');
    expect(OutFile).toContain(`VestPol-Wallboard-Setup-${packageFile.version}.exe`);
    for (const asked of ['allowToChangeInstallationDirectory', 'MULTIUSER_INSTALLMODE_ALLOW_ELEVATION']) {
      expect(defines).toHaveProperty(asked);
    }
    for (const no of ['ONE_CLICK', 'INSTALL_MODE_PER_ALL_USERS', 'DELETE_APP_DATA_ON_UNINSTALL']) {
      expect(defines).not.toHaveProperty(no);
    }
  });

  it('is beside a program that needs none', () => {
    const [, { OutFile }] = installer('Portable');
    expect(OutFile).toContain(`VestPol-Wallboard-Portable-${packageFile.version}.exe`);
  });

  it('takes away at its end all that it and the program leave behind', () => {
    const script = readFileSync('build/installer.nsh', 'utf8');
    const uninstall = script.slice(script.indexOf('!macro customUnInstall'));
    const [defines] = installer('Setup');
    const updater = String(defines['APP_INSTALLER_STORE_FILE']).split('\\')[0] ?? '';
    expect(updater).toBe(`${packageFile.name}-updater`);
    for (const left of [updater, '${RUN_KEY}', '${APPROVED_KEY}', 'AppUserModelId', '${FIREWALL_RULE}']) {
      expect(uninstall).toContain(left);
    }
  });
});
