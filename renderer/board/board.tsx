import { useEffect, useState, type CSSProperties } from 'react';
import { useBoard } from '../board-state.ts';
import { Card } from '../card/card.tsx';
import { Pages } from '../history/pages.tsx';
import { SourcesScreen } from '../sources/sources-screen.tsx';
import { Announcer } from './announcer.tsx';
import { BoardHeader } from './board-header.tsx';
import { layoutFor } from './layout.ts';
import { haveNotes } from './notes.ts';
import { QueueTile } from './queue-tile.tsx';

function useScreenSize(): readonly [width: number, height: number] {
  const [size, setSize] = useState<readonly [number, number]>([window.innerWidth, window.innerHeight]);
  useEffect(() => {
    const measure = () => setSize([window.innerWidth, window.innerHeight]);
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, []);
  return size;
}

/** The whole wall: the header, and a tile for each queue in the configured order. */
export function Board() {
  const order = useBoard((state) => state.order);
  const [width, height] = useScreenSize();
  const isShowingSources = useBoard((state) => state.isShowingSources);
  const hasNotes = useBoard((state) => haveNotes(state.queues.values()));
  const { columns, rows, shape } = layoutFor(order.length, width, height);
  const style = { '--columns': columns, '--rows': rows } as CSSProperties;
  return (
    <div className="board">
      <BoardHeader />
      <main className="tiles" data-shape={shape} data-notes={hasNotes || undefined} style={style}>
        {order.map((id) => (
          <QueueTile key={id} id={id} />
        ))}
        <Card />
        <Announcer />
      </main>
      {isShowingSources && <SourcesScreen />}
      <Pages />
    </div>
  );
}
