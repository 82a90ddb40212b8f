import type { Queue } from '#core/board/queue';
import type { CSSProperties } from 'react';
import { widthInEms } from './text-width.ts';

/** What the tile is of: after the figures the largest that is read. A name that is too long for its line gives way in size. */
export function TileName({ queue: { id, name } }: { readonly queue: Pick<Queue, 'id' | 'name'> }) {
  return (
    <h2 id={`queue-name-${id}`} style={{ '--name-ems': widthInEms(name) } as CSSProperties}>
      {name}
    </h2>
  );
}
