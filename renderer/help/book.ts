import { helpGroups, helpPageNames } from './page-names.ts';
import type { HelpPage } from './pages/page.ts';

const files = import.meta.glob<HelpPage>('../../docs/*.md', { eager: true, import: 'default' });

/** All of docs/, in the order in which it is offered. */
export const book: readonly HelpPage[] = helpGroups
  .flatMap((group) => [...helpPageNames[group]])
  .flatMap((name) => files[`../../docs/${name}.md`] ?? []);
