import type { Plugin } from 'vite';
import { recipeIn } from './recipe.ts';

/** The files of docs/recipes are imported as `Recipe`s: read here, so that the board has no text of its own beside them. */
export function recipes(): Plugin {
  return {
    name: 'recipes',
    enforce: 'pre',
    transform(markdown, id) {
      const name = /\/docs\/recipes\/([^/]+)\.md$/.exec(id)?.[1];
      if (name === undefined) return null;
      return { code: `export default ${JSON.stringify(recipeIn(name, markdown))};`, moduleType: 'js', map: null };
    },
  };
}
