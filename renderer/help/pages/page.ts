/** A part of a line. */
export type Inline =
  | { readonly kind: 'text' | 'code'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis'; readonly parts: readonly Inline[] }
  /** `to`: as it stands in the file; `place`: where that is in the help, `null` where it is not. */
  | { readonly kind: 'link'; readonly parts: readonly Inline[]; readonly to: string; readonly place: string | null }
  | { readonly kind: 'break' };

export type Line = readonly Inline[];

/** One row of a table. `ids`: what it can be found by, `swan/baseUrl`: the heading above, and a word of its first cell. */
export interface Row {
  readonly ids: readonly string[];
  readonly cells: readonly Line[];
}

export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly id: string; readonly line: Line }
  | { readonly kind: 'paragraph'; readonly line: Line }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | { readonly kind: 'list'; readonly start: number | null; readonly items: readonly (readonly Block[])[] }
  | { readonly kind: 'table'; readonly head: readonly Line[]; readonly rows: readonly Row[] }
  | { readonly kind: 'rule' };

/** One file of docs/ as plain values: what shows it needs no HTML, and nothing that a file says can become any. */
export interface HelpPage {
  readonly name: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** The words of a line without their looks. */
export function textOf(line: Line): string {
  return line
    .map((part) => {
      if (part.kind === 'break') return ' ';
      return 'text' in part ? part.text : textOf(part.parts);
    })
    .join('');
}

/** Everything in a page that can be linked to. */
export function anchorsOf(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block) => {
    switch (block.kind) {
      case 'heading':
        return [block.id];
      case 'table':
        return block.rows.flatMap(({ ids }) => ids);
      case 'quote':
        return anchorsOf(block.blocks);
      case 'list':
        return block.items.flatMap(anchorsOf);
      case 'paragraph':
      case 'code':
      case 'rule':
        return [];
    }
  });
}
