import { lexer, type Token, type Tokens } from 'marked';
import { inlinesIn } from './inlines.ts';
import { type Block, type HelpPage, type Line, type Row, textOf } from './page.ts';
import { newSlugs } from './slug.ts';

/**
 * A file of docs/ as the help shows it. It is done when the board is built.
 * @throws where the file has what the help does not show, or no title
 */
export function parse(name: string, markdown: string): HelpPage {
  const blocks = blocksIn(lexer(markdown), { name, slug: newSlugs(), heading: '' });
  const title = blocks.find((block) => block.kind === 'heading');
  if (title === undefined) throw new Error(`docs/${name}.md: it has no title: expected a first line "# TITLE".`);
  return { name, title: textOf(title.line), blocks };
}

interface Reading {
  readonly name: string;
  readonly slug: (heading: string) => string;
  /** The id of the heading that was read last. */
  heading: string;
}

function blocksIn(tokens: readonly Token[], reading: Reading): readonly Block[] {
  return tokens.flatMap((token) => blockOf(token as Tokens.Generic, reading) ?? []);
}

function blockOf(token: Tokens.Generic, reading: Reading): Block | null {
  const line = (): Line => inlinesIn(token.tokens, reading.name);
  switch (token.type) {
    case 'space':
      return null;
    case 'heading':
      return headingOf(token as Tokens.Heading, line(), reading);
    case 'paragraph':
    case 'text':
      return { kind: 'paragraph', line: line() };
    case 'code':
      return { kind: 'code', text: (token as Tokens.Code).text };
    case 'blockquote':
      return { kind: 'quote', blocks: blocksIn(token.tokens ?? [], reading) };
    case 'list': {
      const { ordered, start, items } = token as Tokens.List;
      return {
        kind: 'list',
        start: ordered ? Number(start) : null,
        items: items.map((item) => blocksIn(item.tokens, reading)),
      };
    }
    case 'table':
      return tableOf(token as Tokens.Table, reading);
    case 'hr':
      return { kind: 'rule' };
    default:
      throw new Error(`docs/${reading.name}.md: the help cannot show "${token.raw.trim()}" (${token.type}).`);
  }
}

function headingOf({ depth }: Tokens.Heading, line: Line, reading: Reading): Block {
  const id = reading.slug(textOf(line));
  reading.heading = id;
  return { kind: 'heading', level: depth, id, line };
}

function tableOf({ header, rows }: Tokens.Table, reading: Reading): Block {
  const lines = (cells: readonly Tokens.TableCell[]) => cells.map(({ tokens }) => inlinesIn(tokens, reading.name));
  return { kind: 'table', head: lines(header), rows: rows.map((row) => rowOf(lines(row), reading.heading)) };
}

/** A row of settings is found by each name in its first cell. */
function rowOf(cells: readonly Line[], heading: string): Row {
  const names = (cells[0] ?? []).flatMap((part) => (part.kind === 'code' ? part.text : []));
  return { ids: names.map((name) => `${heading}/${name}`), cells };
}
