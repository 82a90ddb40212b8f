import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { recipeIn } from '../../../renderer/mapping/recipes/recipe.ts';
import { mappingInDanish } from '../../../renderer/words/mapping-da.ts';

const folder = fileURLToPath(new URL('../../../docs/recipes', import.meta.url));
const names = readdirSync(folder).map((file) => basename(file, '.md'));

it('each recipe of the documents can be chosen, by a name of its own', () => {
  expect(Object.keys(mappingInDanish.recipes).toSorted()).toEqual(names.toSorted());
});

describe.each(names)('%s', (name) => {
  it('brings its mapping, and nothing of the house that it was written in', () => {
    const { adapter, settings } = recipeIn(name, readFileSync(join(folder, `${name}.md`), 'utf8'));
    expect(adapter).toMatch(/^(?:rest|soap|websocket|database|files)$/);
    expect(settings).toMatchObject({ as: expect.any(String) as string, fields: expect.any(Object) as object });
    expect(Object.keys(settings).filter((key) => /^(?:id|path|url|wsdl|password|queues|auth)$/.test(key))).toEqual([]);
    expect(JSON.stringify(settings)).not.toMatch(/\$\{(?:env|secret)/);
  });
});

it('a page without settings is refused when the board is built', () => {
  expect(() => recipeIn('x', '# X')).toThrow('docs/recipes/x.md');
});
