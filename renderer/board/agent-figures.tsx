import type { Queue } from '#core/queue';
import { count } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';
import { Figure } from './figure.tsx';

const groups = ['agentsReady', 'agentsBusy', 'agentsOther'] as const;

/** Who could answer: ready, busy, and away for other reasons. */
export function AgentFigures({ queue }: { readonly queue: Queue }) {
  const words = useWords();
  return (
    <section className="tile-agents" aria-label={words.agents}>
      <dl className="agents">
        {groups.map((name) => {
          const number = queue[name];
          return (
            <Figure key={name} label={words[name]} testId={name} provenance={queue.provenance[name]}>
              {number === null ? null : count(number, words)}
            </Figure>
          );
        })}
      </dl>
    </section>
  );
}
