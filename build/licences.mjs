import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { inRoot } from './paths.mjs';

/** Shipped too, though npm counts them among the tools: what the board's page is built from. */
const inThePage = ['node_modules/@fontsource/barlow', 'node_modules/@fontsource/barlow-condensed'];

/** The packages that are in the bundles: what we depend on, and what that depends on. */
export function shippedPackages(lock = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8'))) {
  return Object.entries(lock.packages)
    .filter(([folder, entry]) => folder !== '' && ((!entry.dev && !entry.optional) || inThePage.includes(folder)))
    .map(([folder, { version }]) => ({ folder, name: folder.replace(/^.*node_modules\//, ''), version }))
    .sort((one, other) => one.name.localeCompare(other.name) || one.version.localeCompare(other.version));
}

/** What a package's own file says; else the name of its licence. */
function licenceOf(folder) {
  const files = existsSync(inRoot(folder)) ? readdirSync(inRoot(folder)) : [];
  const file = files.find((name) => /^(licen[cs]e|copying)(\.|-|$)/i.test(name));
  const { license, author } = JSON.parse(readFileSync(inRoot(folder, 'package.json'), 'utf8'));
  if (file !== undefined) return { text: readFileSync(inRoot(folder, file), 'utf8').trim(), license };
  const who = typeof author === 'string' ? author : (author?.name ?? 'its authors');
  return { text: `Licensed under ${license} by ${who}.`, license };
}

/** The licences of all that is shipped, as one text for people. @throws where a package says none */
export function licencesText() {
  const parts = shippedPackages().map(({ folder, name, version }) => {
    const { text, license } = licenceOf(folder);
    if (license === undefined) throw new Error(`${name} ${version} names no licence: it cannot be shipped.`);
    return `${name} ${version} (${license})\n\n${text}`;
  });
  const head =
    'VestPol Wallboard holds these packages. Electron, which it runs in, has its own beside it: LICENSE.electron.txt ' +
    'and LICENSES.chromium.html.';
  return `${[head, ...parts].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

/** Writes them to out/licences.txt, which the packages and the window's page of licences take. */
export function writeLicences() {
  mkdirSync(inRoot('out'), { recursive: true });
  writeFileSync(inRoot('out', 'licences.txt'), licencesText());
}
