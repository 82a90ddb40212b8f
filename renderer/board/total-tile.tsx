import { memo, type CSSProperties } from 'react';
import type { BoardState } from '../store.ts';
import { count } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';
import { AgentFigures } from './agent-figures.tsx';
import { DayRow } from './day-row.tsx';
import { usePlan } from './plan/use-plan.ts';
import { Standing } from './standing.tsx';
import { TileName } from './tile-name.tsx';
import { TodayFigures } from './today-figures.tsx';
import { useTotalQueue } from './use-total-queue.ts';
import { WaitingFigures } from './waiting-figures.tsx';

/** With so many queues the last row would have a hole: there it stands by itself, in what is the last place of a wall. */
const withAHole: readonly number[] = [5, 7, 11];

/** Whether this screen shows all queues together: where somebody chose so, else where there is a place for it. */
export function showsTotal({ settings, total, queues }: BoardState, shown: number): boolean {
  if (total === null || queues.size < 2) return false;
  return settings.total ?? withAHole.includes(shown);
}

/** All queues together: outlined, since it is the sum of its neighbours and no queue of its own. */
export const TotalTile = memo(function TotalTile({ span }: { readonly span: number }) {
  const words = useWords();
  const queue = useTotalQueue();
  const plan = usePlan();
  if (queue === undefined) return null;
  const agents = <AgentFigures queue={queue} isKept={plan.agents !== null} />;
  const people = queue.agents?.filter(({ state }) => state !== 'loggedOut').length;
  return (
    <article
      className="tile tile-total"
      data-testid="total"
      aria-labelledby={`queue-name-${queue.id}`}
      data-blind={queue.callsWaiting === null || undefined}
      style={{ gridColumn: `span ${span}` } as CSSProperties}
    >
      <section className="tile-now">
        <header className="tile-head">
          <TileName queue={queue} />
          <p className="level">
            <Standing isShort />
          </p>
        </header>
        <div className="tile-figures">
          <WaitingFigures queue={queue} />
          {plan.agents === 'beside' && agents}
        </div>
        {!plan.hasDay && plan.hasDayInLine && <DayRow queue={queue} hasLost />}
      </section>
      <div className="tile-rest">
        {plan.agents === 'below' && plan.agentGroups < 3 && people !== undefined && queue.agentsReady !== null ? (
          <p className="tile-agents of-agents">
            {words.t('all.ofAgents', { ready: count(queue.agentsReady, words), count: people })}
          </p>
        ) : (
          plan.agents !== 'beside' && agents
        )}
        <TodayFigures queue={queue} />
      </div>
    </article>
  );
});
