import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const folder = fileURLToPath(new URL('../../adapters', import.meta.url));
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));

/** What an adapter would need to have a life of its own. The hub owns all of it. */
const forbidden: { readonly [name: string]: RegExp } = {
  'a timer': /\bset(?:Timeout|Interval|Immediate)\b|\bqueueMicrotask\b/,
  'the clock': /\bDate\.now\b|\bnew Date\(\)|\bperformance\b|\bTemporal\.Now\b/,
  'a log': /\bconsole\b/,
  'the process': /\bprocess\b/,
  'the network': /\bfetch\(|\bWebSocket\b|\bXMLHttpRequest\b/,
  chance: /\bMath\.random\b|\brandomUUID\b|\bgetRandomValues\b/,
};

it('finds the files', () => {
  expect(files).toContain(join('flexfone-webhooks', 'index.ts'));
});

describe.each(files)('adapters/%s', (name) => {
  const source = readFileSync(join(folder, name), 'utf8');
  const code = source.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');

  it('imports nothing but core, zod and its own folder', () => {
    const imported = [...code.matchAll(/(?:\bfrom\s+|\bimport\s*\(?\s*)(['"])(.+?)\1/g)].map((match) => match[2] ?? '');
    const outside = imported.filter((from) => !/^(?:#core\/[\w/-]+|zod|#adapters\/.+|\.\.?\/.+)$/.test(from));
    expect(outside).toStrictEqual([]);
    // `../` leads no further up than adapters/ itself, and never into another phone system's folder.
    const depth = name.split(/[\\/]/).length - 1;
    const up = imported.filter((from) => from.startsWith('../'));
    expect(up.filter((from) => depth === 0 || from.startsWith('../../'))).toStrictEqual([]);
  });

  it('has no life of its own', () => {
    const found = Object.keys(forbidden).filter((what) => forbidden[what]?.test(code));
    expect(found).toStrictEqual([]);
  });
});
