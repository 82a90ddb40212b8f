import type { Language } from '#core/said/sentence';
import type { Block, HelpPage } from './pages/page.ts';

/** A heading and what stands below it, up to the next. */
export interface Section {
  readonly id: string;
  readonly language: Language;
  readonly blocks: readonly Block[];
}

const halves: { readonly [id: string]: Language } = { dansk: 'da', english: 'en' };

/** A page that has a half "Dansk" and one "English" is in both languages; the others are in English. */
function sectionsOf({ blocks }: HelpPage): readonly Section[] {
  const sections: Section[] = [];
  let language: Language = 'en';
  let gathered: Block[] = [];
  let id = '';
  const end = (): void => {
    if (gathered.length > 0) sections.push({ id, language, blocks: gathered });
  };
  for (const block of blocks) {
    if (block.kind === 'heading') {
      end();
      gathered = [];
      id = block.id;
      language = halves[id] ?? language;
    }
    gathered.push(block);
  }
  end();
  return sections;
}

/** What is shown to somebody who reads that language: the half that is his, where there are two. */
export function sectionsFor(page: HelpPage, language: Language): readonly Section[] {
  const sections = sectionsOf(page);
  const isInBoth = sections.some(({ id }) => id === 'dansk') && sections.some(({ id }) => id === 'english');
  if (!isInBoth) return sections;
  return sections.filter((section, index) => index > 0 && section.language === language);
}
