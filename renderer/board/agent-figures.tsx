import type { Queue } from '#core/queue';
import { useBoard } from '../board-state.ts';
import { count } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';
import { Bodies, bodyRows } from './bodies.tsx';
import { Figure } from './figure.tsx';

const groups = ['agentsReady', 'agentsBusy', 'agentsOther'] as const;

/** Who could answer: ready, busy, and away for other reasons; as figures, and as bodies beside them. */
export function AgentFigures({ queue }: { readonly queue: Queue }) {
  const words = useWords();
  const rows = bodyRows(
    queue,
    useBoard((state) => state.settings.scale),
  );
  return (
    <div className="tile-agents">
      <ul className="agents" aria-label={words.t('agents')} data-rows={rows}>
        {groups.map((name) => {
          const number = queue[name];
          const ringing = name === 'agentsBusy' ? (queue.agentsRinging ?? 0) : 0;
          const hasBodies = rows > 0 && number !== null && number > 0;
          return (
            <Figure
              key={name}
              queue={queue}
              name={name}
              picture={hasBodies && <Bodies kind={name} number={number} ringing={ringing} />}
            >
              {number === null ? null : count(number, words)}
            </Figure>
          );
        })}
      </ul>
    </div>
  );
}
