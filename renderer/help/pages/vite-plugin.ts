import type { Plugin } from 'vite';
import { parse } from './parse.ts';

/** The files of docs/ are imported as `HelpPage`s: parsed here, so that the board brings no parser along. */
export function helpPages(): Plugin {
  return {
    name: 'help-pages',
    enforce: 'pre',
    transform(markdown, id) {
      const name = /\/docs\/([^/]+)\.md$/.exec(id)?.[1];
      if (name === undefined) return null;
      return { code: `export default ${JSON.stringify(parse(name, markdown))};`, moduleType: 'js', map: null };
    },
  };
}
