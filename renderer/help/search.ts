import type { Language } from '#core/said/sentence';
import { type Block, type HelpPage, textOf } from './pages/page.ts';
import { type Section, sectionsFor } from './sections.ts';

/** A paragraph that has all the words. */
export interface Found {
  /** `settings#set-up`. */
  readonly place: string;
  readonly page: string;
  readonly heading: string;
  /** Some words before the first hit, the hit, and some after it. */
  readonly before: string;
  readonly hit: string;
  readonly after: string;
}

/** Nobody reads more. */
export const mostFound = 30;
/** Nobody types more. */
export const longestSearch = 100;

/** How much of the text around a hit is shown. Characters. */
const around = 70;

/** The paragraphs with all the words, those that have them in their heading first. */
export function search(book: readonly HelpPage[], typed: string, language: Language): readonly Found[] {
  const words = typed.slice(0, longestSearch).toLowerCase().split(/\s+/).filter(Boolean);
  const [first] = words;
  if (first === undefined) return [];
  const found = book.flatMap((page) =>
    sectionsFor(page, language).flatMap((section) => {
      const heading = headingOf(section);
      const text = section.blocks.map(blockText).join(' ');
      const [inHeading, inText] = [heading.toLowerCase(), text.toLowerCase()];
      if (!words.every((word) => inText.includes(word))) return [];
      const isHeading = words.every((word) => inHeading.includes(word));
      return [
        {
          rank: (isHeading ? 0 : 2) + (section.language === language ? 0 : 1),
          found: foundIn(page, section, text, first),
        },
      ];
    }),
  );
  return found
    .toSorted((one, other) => one.rank - other.rank)
    .slice(0, mostFound)
    .map((each) => each.found);
}

function foundIn(page: HelpPage, section: Section, text: string, word: string): Found {
  const heading = headingOf(section);
  // The heading is shown by itself; a hit in it alone is shown with what the paragraph begins with.
  const below = text.slice(heading.length).trim();
  const at = below.toLowerCase().indexOf(word);
  const from = Math.max(0, at - around);
  return {
    place: `${page.name}#${section.id}`,
    page: page.name,
    heading,
    before: at < 0 ? '' : `${from > 0 ? '… ' : ''}${below.slice(from, at)}`,
    hit: at < 0 ? '' : below.slice(at, at + word.length),
    after: at < 0 ? `${below.slice(0, 2 * around)} …` : `${below.slice(at + word.length, at + word.length + around)} …`,
  };
}

function headingOf({ blocks: [first] }: Section): string {
  return first?.kind === 'heading' ? textOf(first.line) : '';
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return textOf(block.line);
    case 'code':
      return block.text;
    case 'quote':
      return block.blocks.map(blockText).join(' ');
    case 'list':
      return block.items.flat().map(blockText).join(' ');
    case 'table':
      return [block.head, ...block.rows.map(({ cells }) => cells)].flat().map(textOf).join(' ');
    case 'rule':
      return '';
  }
}
