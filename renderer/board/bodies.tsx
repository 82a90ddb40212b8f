import type { Queue } from '#core/board/queue';

/** How many of each group find room in one row of bodies, in two and in three, which are drawn the smaller. */
const room = [
  { rows: 1, ready: 4, busy: 5, other: 2 },
  { rows: 2, ready: 9, busy: 12, other: 5 },
  { rows: 3, ready: 18, busy: 24, other: 9 },
] as const;

/** In how many rows the agents stand, all groups alike; 0: there are so many that bodies would be dust. */
export function bodyRows({ agentsReady, agentsBusy, agentsOther }: Queue, scale: number): 0 | 1 | 2 | 3 {
  const fitting = room.find(
    ({ rows, ready, busy, other }) =>
      (scale <= 1 || rows > 1) &&
      (agentsReady ?? 0) <= ready &&
      (agentsBusy ?? 0) <= busy &&
      (agentsOther ?? 0) <= other,
  );
  return fitting?.rows ?? 0;
}

interface BodiesProps {
  readonly kind: 'agentsReady' | 'agentsBusy' | 'agentsOther';
  readonly number: number;
  /** How many of them have a phone that rings. */
  readonly ringing?: number;
}

/** One body for each agent: filled is ready, a ring is in a call, a blue ring has a phone that rings, hatched is away. */
export function Bodies({ kind, number, ringing = 0 }: BodiesProps) {
  return (
    <span className="bodies" data-kind={kind} aria-hidden="true">
      {Array.from({ length: number }, (_, index) => (
        <i className="body" key={index} data-ringing={index >= number - ringing || undefined} />
      ))}
    </span>
  );
}
