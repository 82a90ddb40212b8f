import type { Queue } from '#core/board/queue';

/** In how many rows the agents stand, and how large each body is then, in small figures. The more rows, the smaller. */
export interface BodySize {
  readonly rows: 1 | 2 | 3;
  readonly size: number;
}

const sizes: readonly BodySize[] = [
  { rows: 1, size: 0.36 },
  { rows: 2, size: 0.29 },
  { rows: 3, size: 0.21 },
];

/** What stands between two bodies, in bodies; and before each group, in small figures. The styles have the same. */
const apart = 0.28;
const before = 0.2;

type Numbers = Pick<Queue, 'agentsReady' | 'agentsBusy' | 'agentsOther'>;

/** The largest bodies that the shown groups have room for, all alike; `null`: there are so many that they would be dust. */
export function bodiesFor(numbers: Numbers, room: number, groups: number): BodySize | null {
  const all = [numbers.agentsReady, numbers.agentsBusy, numbers.agentsOther].slice(0, groups).map((n) => n ?? 0);
  const widthOf = ({ rows, size }: BodySize) =>
    all.reduce((sum, number) => sum + (number === 0 ? 0 : Math.ceil(number / rows) * (1 + apart) * size + before), 0);
  return sizes.find((size) => widthOf(size) <= room) ?? null;
}

interface BodiesProps {
  readonly kind: 'agentsReady' | 'agentsBusy' | 'agentsOther';
  readonly number: number;
  /** How many of them have a phone that rings. */
  readonly ringing?: number;
  readonly rows: 1 | 2 | 3;
}

/** One body for each agent: filled is ready, a ring is in a call, a blue ring has a phone that rings, hatched is away. */
export function Bodies({ kind, number, ringing = 0, rows }: BodiesProps) {
  return (
    <span className="bodies" data-kind={kind} data-rows={rows} aria-hidden="true">
      {Array.from({ length: number }, (_, index) => (
        <i className="body" key={index} data-ringing={index >= number - ringing || undefined} />
      ))}
    </span>
  );
}
