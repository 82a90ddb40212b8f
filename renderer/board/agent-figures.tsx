import type { Queue } from '#core/board/queue';
import { useMemo } from 'react';
import { count } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';
import { Bodies, bodiesFor, type BodySize } from './bodies.tsx';
import { Figure } from './figure.tsx';
import { useIsOld } from './is-old.ts';
import { usePlan } from './plan/use-plan.ts';

const groups = ['agentsReady', 'agentsBusy', 'agentsOther'] as const;
/** In ems. */
const digitWidth = 0.465;

const none: readonly (typeof groups)[number][] = [];

interface AgentFigureProps {
  readonly queue: Queue;
  readonly name: (typeof groups)[number];
  readonly bodies: BodySize | null;
  readonly hasGivenWay: boolean;
  /** Groups whose words have given way, and whose bodies stand here. */
  readonly others: readonly (typeof groups)[number][];
}

function AgentFigure({ queue, name, bodies: size, hasGivenWay, others }: AgentFigureProps) {
  const words = useWords();
  const number = queue[name];
  const [ready, busy, other, ringing] = [
    queue.agentsReady ?? 0,
    queue.agentsBusy ?? 0,
    queue.agentsOther ?? 0,
    queue.agentsRinging ?? 0,
  ];
  // Kept, so that a figure of which nothing changed is not drawn anew for the sake of its bodies.
  const bodies = useMemo(() => {
    if (size === null || hasGivenWay) return null;
    const numbers = { agentsReady: ready, agentsBusy: busy, agentsOther: other };
    return [name, ...others]
      .filter((kind) => numbers[kind] > 0)
      .map((kind) => (
        <Bodies
          key={kind}
          kind={kind}
          number={numbers[kind]}
          ringing={kind === 'agentsBusy' ? ringing : 0}
          rows={size.rows}
        />
      ));
  }, [size, hasGivenWay, name, others, ready, busy, other, ringing]);
  return (
    <Figure queue={queue} name={name} picture={bodies} className={hasGivenWay ? 'gave-way' : ''}>
      {number === null ? null : count(number, words)}
    </Figure>
  );
}

interface AgentFiguresProps {
  readonly queue: Queue;
  /** There is room for them; else they are only there for who asks by the keyboard or a screen reader. */
  readonly isKept: boolean;
}

/** Who could answer: ready, busy, and away for other reasons; as figures, and as bodies beside them. */
export function AgentFigures({ queue, isKept }: AgentFiguresProps) {
  const words = useWords();
  const { bodiesWidth, agents, agentGroups, figure } = usePlan();
  const { agentsReady, agentsBusy, agentsOther } = queue;
  const { size, others } = useMemo(() => {
    if (agents !== 'below') return { size: null, others: none };
    const numbers = { agentsReady, agentsBusy, agentsOther };
    // Places are made for two digits; what these figures do not take is left for bodies.
    const digits = [agentsReady, agentsBusy, agentsOther]
      .slice(0, agentGroups)
      .map((number) => String(number ?? 0).length);
    const room = bodiesWidth / figure + digits.reduce((sum, one) => sum + (2 - one) * digitWidth, 0);
    const all = bodiesFor(numbers, room, groups.length);
    if (all !== null) return { size: all, others: groups.slice(agentGroups) };
    return { size: bodiesFor(numbers, room, agentGroups), others: none };
  }, [agentsReady, agentsBusy, agentsOther, bodiesWidth, agents, agentGroups, figure]);
  return (
    <div
      className={isKept ? 'tile-agents' : 'tile-agents gave-way'}
      data-old={useIsOld(queue, 'agentsReady') || undefined}
      data-nothing={(agentsReady === null && agentsBusy === null) || undefined}
    >
      <ul className="agents" aria-label={words.t('agents')} data-rows={size?.rows}>
        {groups.map((name, index) => (
          <AgentFigure
            key={name}
            queue={queue}
            name={name}
            bodies={size}
            hasGivenWay={index >= agentGroups}
            others={index === agentGroups - 1 ? others : none}
          />
        ))}
      </ul>
    </div>
  );
}
