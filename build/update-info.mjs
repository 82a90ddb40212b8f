import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** What a program of an older version reads to learn of this one, by the platform that asks. */
const names = { win: 'latest.yml', linux: 'latest-linux.yml' };

/**
 * Writes, beside the packages in `folder`, what is new and how each file is known again. Put on a web server together, they are what
 * the address in the settings names. JSON is YAML, too.
 */
export async function writeUpdateInfo({ folder, version, changelog, now }) {
  const files = {
    win: `VestPol-Wallboard-Setup-${version}.exe`,
    linux: `VestPol-Wallboard-${version}.AppImage`,
  };
  const releaseNotes = newsOf(readFileSync(changelog, 'utf8'), version);
  for (const [platform, name] of Object.entries(files)) {
    const file = join(folder, name);
    if (!existsSync(file)) continue;
    const hash = createHash('sha512');
    await pipeline(createReadStream(file), hash);
    const described = { url: name, sha512: hash.digest('base64'), size: statSync(file).size };
    const info = {
      version,
      files: [described],
      path: name,
      sha512: described.sha512,
      releaseNotes,
      releaseDate: now.toISOString(),
    };
    writeFileSync(join(folder, names[platform]), `${JSON.stringify(info, null, 2)}\n`);
  }
}

/** The part of the changelog about one version, or about what no version has yet, as plain lines. */
export function newsOf(changelog, version) {
  const parts = changelog.split(/^## /m).slice(1);
  const part =
    parts.find((each) => each.startsWith(`[${version}]`)) ??
    parts.find((each) => each.startsWith('[Unreleased]')) ??
    '';
  return part
    .split('\n')
    .slice(1)
    .join('\n')
    .replaceAll(/\n {2,}/g, ' ')
    .replaceAll(/^### /gm, '')
    .replaceAll(/^- /gm, '• ')
    .replaceAll('`', '')
    .trim()
    .slice(0, 4_000);
}
