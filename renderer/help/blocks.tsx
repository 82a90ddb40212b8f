import type { ReactNode } from 'react';
import { domId } from './dom-id.ts';
import { Words } from './inline.tsx';
import { HelpTable } from './help-table.tsx';
import type { Block } from './pages/page.ts';

interface BlocksProps {
  readonly blocks: readonly Block[];
  /** The anchor that somebody came for: it is marked. */
  readonly meant: string | null;
}

/** Paragraphs, lists and tables. A file does not change while it is shown, so the place of each is its key. */
export function Blocks({ blocks, meant }: BlocksProps) {
  return blocks.map((block, index) => <BlockOf key={`${index} ${block.kind}`} block={block} meant={meant} />);
}

function BlockOf({ block, meant }: { readonly block: Block; readonly meant: string | null }): ReactNode {
  switch (block.kind) {
    case 'heading':
      return <Heading {...block} isMeant={block.id === meant} />;
    case 'paragraph':
      return (
        <p>
          <Words line={block.line} />
        </p>
      );
    case 'code':
      return <pre>{block.text}</pre>;
    case 'quote':
      return (
        <blockquote>
          <Blocks blocks={block.blocks} meant={meant} />
        </blockquote>
      );
    case 'list': {
      const items = block.items.map((item, index) => (
        <li key={`${index} item`}>
          <Blocks blocks={item} meant={meant} />
        </li>
      ));
      return block.start === null ? <ul>{items}</ul> : <ol start={block.start}>{items}</ol>;
    }
    case 'table':
      return <HelpTable head={block.head} rows={block.rows} meant={meant} />;
    case 'rule':
      return <hr />;
  }
}

type HeadingProps = Extract<Block, { kind: 'heading' }> & { readonly isMeant: boolean };

/** The title stands above the page already. */
function Heading({ level, id, line, isMeant }: HeadingProps) {
  if (level === 1) return null;
  const Tag = level === 2 ? 'h4' : level === 3 ? 'h5' : 'h6';
  return (
    <Tag id={domId(id)} tabIndex={-1} data-meant={isMeant || undefined}>
      <Words line={line} />
    </Tag>
  );
}
