import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';

const { resolve } = createRequire(import.meta.url);

/** What marks the place of the fuses in Electron's binary. */
const fuseSentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
/** As Electron ships them: version 1, nine fuses, each on (1) or off (0). */
export const fuseWire = Buffer.concat([Buffer.from(fuseSentinel), Buffer.from([1, 9]), Buffer.from('101000110')]);
const windowsLanguage = 1033;

const parts = [
  'LICENSE',
  'LICENSES.chromium.html',
  'chrome_100_percent.pak',
  'chrome_200_percent.pak',
  'resources.pak',
  'icudtl.dat',
  'snapshot_blob.bin',
  'v8_context_snapshot.bin',
  'locales/da.pak',
  'locales/de.pak',
  'locales/en-US.pak',
];

/**
 * A folder that looks like an unpacked Electron to those who package: with the right names, and with a Windows program and a
 * Linux program that cannot do anything. What is packaged around it is for tests only and never shipped.
 */
export function makeElectronDist(folder: string, platform: 'win32' | 'linux'): string {
  for (const part of parts) {
    mkdirSync(dirname(join(folder, part)), { recursive: true });
    writeFileSync(join(folder, part), `stand-in for ${part}\n`);
  }
  writeFileSync(join(folder, 'version'), electronVersion);
  if (platform === 'win32') writeFileSync(join(folder, 'electron.exe'), windowsProgram(), { mode: 0o755 });
  else {
    writeFileSync(join(folder, 'electron'), Buffer.concat([Buffer.from('#!/bin/true\n'), fuseWire]), { mode: 0o755 });
    writeFileSync(join(folder, 'chrome-sandbox'), 'stand-in\n');
  }
  return folder;
}

const electronVersion = (
  JSON.parse(readFileSync(resolve('electron/package.json'), 'utf8')) as { readonly version: string }
).version;

/** A real Windows program from a package, with Electron's version strings and fuses. */
function windowsProgram(): Buffer {
  const exe = NtExecutable.from(readFileSync(join(dirname(resolve('7zip-bin')), 'win', 'x64', '7za.exe')), {
    ignoreCert: true,
  });
  const resources = NtExecutableResource.from(exe);
  resources.entries = resources.entries.filter(({ type }) => type !== 16);
  const version = Resource.VersionInfo.createEmpty();
  version.lang = windowsLanguage;
  version.setFileVersion(electronVersion);
  version.setStringValues(
    { lang: windowsLanguage, codepage: 1200 },
    { ProductName: 'Electron', FileDescription: 'Electron' },
  );
  version.outputToResourceEntries(resources.entries);
  resources.entries.push({ type: 10, id: 1, lang: windowsLanguage, codepage: 0, bin: new Uint8Array(fuseWire).buffer });
  resources.outputResource(exe);
  return Buffer.from(exe.generate());
}
