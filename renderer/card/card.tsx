import type { NumberName, Queue } from '#core/queue';
import { useLayoutEffect, useRef } from 'react';
import { useBoard } from '../board-state.ts';
import { figureText } from '../board/figure-text.ts';
import { TickingText } from '../board/ticking-text.tsx';
import { age, enDash } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';
import type { Asked } from './asked.ts';
import { figureFormula, figureLabel, figureMeaning } from './explain.ts';
import { cardPlace } from './place.ts';
import { useRemark } from './remark.ts';

/** Which phone system said it, and how long ago. */
function Origin({ queue, name }: { readonly queue: Queue; readonly name: NumberName }) {
  const words = useWords();
  const { source, asOf } = queue.provenance[name];
  const status = useBoard((state) => state.sources.find(({ id }) => id === source));
  if (source === null) return null;
  const title = status?.title ?? source;
  // The status is asked for now and then, and a figure tells its age only when it changes: the newer one is right.
  const newest = Math.max(...[asOf, status?.lastInputAt ?? null].map((at) => (at === null ? -1 : Date.parse(at))));
  if (newest < 0) return <p className="card-origin">{words.t('originNever', { source: title })}</p>;
  const ago = (now: number) => words.t('ago', { age: age(now - newest, words) });
  return (
    <p className="card-origin">
      <TickingText text={(now) => words.t('origin', { source: title, ago: ago(now) })} />
    </p>
  );
}

function Answer({ asked, queue }: { readonly asked: Asked; readonly queue: Queue }) {
  const words = useWords();
  const { name } = asked;
  const number = queue[name];
  const remark = useRemark(queue.provenance[name], number !== null);
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
      {number !== null && (
        <p className="card-formula">
          <TickingText text={(now) => figureFormula(queue, name, frozenAt ?? now, words) ?? ''} />
        </p>
      )}
      {remark !== undefined && <p className="card-remark">{remark}</p>}
      <Origin queue={queue} name={name} />
    </div>
  );
}

/** What the figure that is hovered, touched or focused means, where it comes from and how old it is. */
export function Card() {
  const asked = useBoard((state) => state.asked);
  const queue = useBoard((state) => (asked === null ? undefined : state.queues.get(asked.queue)));
  return asked === null || queue === undefined ? null : <Answer asked={asked} queue={queue} />;
}
