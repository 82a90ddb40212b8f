import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { anchorsOf, type HelpPage } from '../../../renderer/help/pages/page.ts';
import { parse } from '../../../renderer/help/pages/parse.ts';

const folder = fileURLToPath(new URL('../../../docs', import.meta.url));

/** All files of docs/ as the help has them. */
export const docs: readonly HelpPage[] = readdirSync(folder)
  .filter((file) => file.endsWith('.md'))
  .map((file) => parse(file.slice(0, -'.md'.length), readFileSync(`${folder}/${file}`, 'utf8')));

/** Every place that there is: each page, and each anchor in it. */
export const placesThereAre: ReadonlySet<string> = new Set(
  docs.flatMap(({ name, blocks }) => [name, ...anchorsOf(blocks).map((anchor) => `${name}#${anchor}`)]),
);
