import type { Queue } from '#core/board/queue';
import { useMemo } from 'react';
import { useBoard } from '../board-state.ts';
import { count } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';
import { Bodies, bodyRows } from './bodies.tsx';
import { Figure } from './figure.tsx';
import { useIsOld } from './is-old.ts';

const groups = ['agentsReady', 'agentsBusy', 'agentsOther'] as const;

interface AgentFigureProps {
  readonly queue: Queue;
  readonly name: (typeof groups)[number];
  readonly hasBodies: boolean;
}

function AgentFigure({ queue, name, hasBodies }: AgentFigureProps) {
  const words = useWords();
  const number = queue[name];
  const ringing = name === 'agentsBusy' ? (queue.agentsRinging ?? 0) : 0;
  // Kept, so that a figure of which nothing changed is not drawn anew for the sake of its bodies.
  const bodies = useMemo(
    () => hasBodies && number !== null && number > 0 && <Bodies kind={name} number={number} ringing={ringing} />,
    [hasBodies, name, number, ringing],
  );
  return (
    <Figure queue={queue} name={name} picture={bodies}>
      {number === null ? null : count(number, words)}
    </Figure>
  );
}

/** Who could answer: ready, busy, and away for other reasons; as figures, and as bodies beside them. */
export function AgentFigures({ queue }: { readonly queue: Queue }) {
  const words = useWords();
  const rows = bodyRows(
    queue,
    useBoard((state) => state.settings.scale),
  );
  return (
    <div className="tile-agents" data-old={useIsOld(queue, 'agentsReady') || undefined}>
      <ul className="agents" aria-label={words.t('agents')} data-rows={rows}>
        {groups.map((name) => (
          <AgentFigure key={name} queue={queue} name={name} hasBodies={rows > 0} />
        ))}
      </ul>
    </div>
  );
}
