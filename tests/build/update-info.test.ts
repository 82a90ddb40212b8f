import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '#tests/support/temp-folder';

interface UpdateInfo {
  writeUpdateInfo(options: { folder: string; version: string; changelog: string; now: Date }): Promise<void>;
}

test('beside the packages it stands what is new, and how each is known again', async () => {
  const { writeUpdateInfo } = (await import(
    new URL('../../build/update-info.mjs', import.meta.url).href
  )) as UpdateInfo;
  const folder = tempFolder();
  const changelog = join(folder, 'CHANGELOG.md');
  const text =
    '# Changelog\n\n## [Unreleased]\n\n- Not yet\n\n## [0.2.0]\n\n### Added\n\n- `serve` is\n  faster\n\n## [0.1.0]\n\n- Old\n';
  writeFileSync(changelog, text);
  const name = 'VestPol-Wallboard-Setup-0.2.0.exe';
  writeFileSync(join(folder, name), 'a program');
  await writeUpdateInfo({ folder, version: '0.2.0', changelog, now: new Date(0) });
  const sha512 = createHash('sha512').update('a program').digest('base64');
  expect(JSON.parse(readFileSync(join(folder, 'latest.yml'), 'utf8'))).toEqual({
    version: '0.2.0',
    files: [{ url: name, sha512, size: 9 }],
    path: name,
    sha512,
    releaseNotes: 'Added\n\n• serve is faster',
    releaseDate: '1970-01-01T00:00:00.000Z',
  });
  expect(existsSync(join(folder, 'latest-linux.yml'))).toBe(false);
});
