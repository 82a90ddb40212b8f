import { useEffect, useState, type CSSProperties } from 'react';
import { useBoard } from '../board-state.ts';
import { BoardHeader } from './board-header.tsx';
import { columnsFor } from './columns.ts';
import { QueueTile } from './queue-tile.tsx';

function useColumns(count: number): number {
  const [size, setSize] = useState({ width: window.innerWidth, height: window.innerHeight });
  useEffect(() => {
    const measure = () => setSize({ width: window.innerWidth, height: window.innerHeight });
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, []);
  return columnsFor(count, size.width, size.height);
}

/** The whole wall: the header, and a tile for each queue in the configured order. */
export function Board() {
  const order = useBoard((state) => state.order);
  const columns = useColumns(order.length);
  return (
    <div className="board">
      <BoardHeader />
      <main className="tiles" style={{ '--columns': columns } as CSSProperties}>
        {order.map((id) => (
          <QueueTile key={id} id={id} />
        ))}
      </main>
    </div>
  );
}
