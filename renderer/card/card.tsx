import type { Queue } from '#core/board/queue';
import { useLayoutEffect, useRef } from 'react';
import { useBoard } from '../board-state.ts';
import { figureText } from '../board/figure-text.ts';
import { TickingText } from '../board/ticking-text.tsx';
import { enDash } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';
import { totalId } from '../board/total-queue.ts';
import { useTotalQueue } from '../board/use-total-queue.ts';
import { AlsoToday } from './also-today.tsx';
import { agentNames } from './agent-names.ts';
import type { Asked } from './asked.ts';
import { figureFormula, figureLabel, figureMeaning } from './explain.ts';
import { MissedRemark } from './missed-remark.tsx';
import { Origin } from './origin.tsx';
import { cardPlace } from './place.ts';
import { PrecisionRemark } from './precision-remark.tsx';
import { useRemark } from './remark.ts';
import { SinceRemark } from './since-remark.tsx';

function Answer({ asked, queue }: { readonly asked: Asked; readonly queue: Queue }) {
  const words = useWords();
  const { name } = asked;
  const number = queue[name];
  const remark = useRemark(queue.provenance[name], number !== null);
  const style = useBoard((state) => state.settings.names);
  const names = number === null ? undefined : agentNames(queue, name, style, words);
  const frozenAt = useBoard((state) => state.frozenAt);
  const isCounting = name === 'callsWaiting' || name === 'longestWaitSeconds';
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (element.current === null) return;
    const { offsetWidth: width, offsetHeight: height } = element.current;
    const { left, top } = cardPlace(asked.place, { width, height }, { width: innerWidth, height: innerHeight });
    element.current.style.translate = `${left}px ${top}px`;
  });
  return (
    <div className="card" id="card" role="tooltip" data-testid="card" ref={element}>
      <h3>
        {queue.name}: {figureLabel(queue, name, words)}
        {!isCounting && <b> {number === null ? enDash : figureText(name, number, words)}</b>}
      </h3>
      <p>{figureMeaning(queue, name, words)}</p>
      {number !== null && names === undefined && (
        <p className="card-formula">
          <TickingText text={(now) => figureFormula(queue, name, frozenAt ?? now, words) ?? ''} />
        </p>
      )}
      {name === 'avgWaitSeconds' && <AlsoToday queue={queue} />}
      {names !== undefined && <p className="card-names">{names}</p>}
      {remark !== undefined && <p className="card-remark">{remark}</p>}
      <PrecisionRemark queue={queue} name={name} />
      {number !== null && <SinceRemark queue={queue} name={name} />}
      {number !== null && <MissedRemark queue={queue} name={name} />}
      <Origin queue={queue} name={name} />
    </div>
  );
}

/** What the figure that is hovered, touched or focused means, where it comes from and how old it is. */
export function Card() {
  const asked = useBoard((state) => state.asked);
  const known = useBoard((state) => (asked === null ? undefined : state.queues.get(asked.queue)));
  const total = useTotalQueue(asked?.queue === totalId);
  const queue = known ?? total;
  return asked === null || queue === undefined ? null : <Answer asked={asked} queue={queue} />;
}
