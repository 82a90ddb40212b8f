import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const folder = fileURLToPath(new URL('../../adapters', import.meta.url));
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));

/** What adapters have in common, and the folders without an index, which several share. */
const shared = new Set([
  'adapter',
  'errors',
  'setting-words',
  'parameters',
  'asking',
  'stream',
  'surroundings',
  'xml',
  ...folders().filter((name) => !existsSync(join(folder, name, 'index.ts'))),
]);

/** What an adapter would need to have a life of its own. The hub owns all of it. */
const forbidden: { readonly [name: string]: RegExp } = {
  'a timer': /\bset(?:Timeout|Interval|Immediate)\b|\bqueueMicrotask\b/,
  'the clock': /\bDate\.now\b|\bnew Date\(\)|\bperformance\b|\bTemporal\.Now\b/,
  'a log': /\bconsole\b/,
  'the process': /\bprocess\b/,
  'the network': /\bfetch\(|\bnew WebSocket\b|\bXMLHttpRequest\b/,
  chance: /\bMath\.random\b|\brandomUUID\b|\bgetRandomValues\b/,
};

it('finds the files', () => {
  expect(files).toContain(join('flexfone-webhooks', 'index.ts'));
});

function folders(): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
}

/** Whether the file may import that: core, zod, what adapters share, and what lies in its own folder. */
function mayImport(file: string, from: string): boolean {
  // The language of mappings is understood in one place.
  if (from === 'jsonata') return file === join('mapping', 'language', 'expression.ts');
  if (/^(?:#core\/[\w/-]+|zod)$/.test(from)) return true;
  const [own = '', ...inside] = file.split(/[\\/]/);
  const place = placeOf([own, ...inside].join('/'), from);
  return inside.length === 0 ? place !== '..' && from.startsWith('./') : place === own || shared.has(place);
}

/** The file or the folder in `adapters/` that an import leads to. */
function placeOf(file: string, from: string): string {
  const path = from.startsWith('.') ? posix.join(posix.dirname(file), from) : /^#adapters\/(.+)$/.exec(from)?.[1];
  return path?.split('/')[0]?.replace(/\.ts$/, '') ?? '';
}

it("knows another phone system's folder from what is shared", () => {
  const file = join('csta', 'index.ts');
  for (const from of [
    '#adapters/csta-xml/devices',
    '#adapters/csta/read/read',
    '#adapters/xml',
    'zod',
    './a.ts',
    '../adapter.ts',
  ]) {
    expect(mayImport(file, from), from).toBe(true);
  }
  for (const from of ['#adapters/one-connect/devices', '../one-connect/devices.ts', '#adapters/index', '../index.ts']) {
    expect(mayImport(file, from), from).toBe(false);
  }
  for (const from of ['#hub/hub', '../../hub/hub.ts', 'node:fs', '#adapters/', 'zod/v3']) {
    expect(mayImport(file, from), from).toBe(false);
  }
});

describe.each(files)('adapters/%s', (name) => {
  const source = readFileSync(join(folder, name), 'utf8');
  const code = source.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');

  it('imports nothing but core, zod, what adapters share and its own folder', () => {
    const imported = [...code.matchAll(/(?:\bfrom\s+|\bimport\s*\(?\s*)(['"])(.+?)\1/g)].map((match) => match[2] ?? '');
    expect(imported.filter((from) => !mayImport(name, from))).toStrictEqual([]);
  });

  it('has no life of its own', () => {
    const found = Object.keys(forbidden).filter((what) => forbidden[what]?.test(code));
    expect(found).toStrictEqual([]);
  });
});
