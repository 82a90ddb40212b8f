import type { NumberName, Queue } from '#core/queue';
import { useLayoutEffect, useRef } from 'react';
import { useBoard } from '../board-state.ts';
import { figureText } from '../board/figure-text.ts';
import { TickingText } from '../board/ticking-text.tsx';
import { replacedSource } from '../sources/replaced.ts';
import { sourceTitle } from '../sources/source-title.ts';
import { age, enDash } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';
import { agentNames } from './agent-names.ts';
import type { Asked } from './asked.ts';
import { figureFormula, figureLabel, figureMeaning } from './explain.ts';
import { cardPlace } from './place.ts';
import { shownPrecision } from './precision.ts';
import { useRemark } from './remark.ts';

/** Which phone system said it, how long ago, and for which that is silent it stands in. */
function Origin({ queue, name }: { readonly queue: Queue; readonly name: NumberName }) {
  const words = useWords();
  const { source, asOf } = queue.provenance[name];
  const sources = useBoard((state) => state.sources);
  if (source === null) return null;
  const title = sourceTitle(source, sources);
  const status = sources.find(({ id }) => id === source);
  // The status is asked for now and then, and a figure tells its age only when it changes: the newer one is right.
  const newest = Math.max(...[asOf, status?.lastInputAt ?? null].map((at) => (at === null ? -1 : Date.parse(at))));
  if (newest < 0) return <p className="card-origin">{words.t('originNever', { source: title })}</p>;
  const silent = replacedSource(name, queue.id, source, sources);
  function text(now: number): string {
    const ago = words.t('ago', { age: age(now - newest, words) });
    if (silent === undefined || silent.state === 'ok') return words.t('origin', { source: title, ago });
    return words.t(`standsIn.${silent.state}`, { source: title, silent: sourceTitle(silent.id, sources), ago });
  }
  return (
    <p className="card-origin">
      <TickingText text={text} />
    </p>
  );
}

/** How far a figure is from the truth, where it is not exact. */
function PrecisionRemark({ queue, name }: { readonly queue: Queue; readonly name: NumberName }) {
  const words = useWords();
  const { source } = queue.provenance[name];
  const seconds = useBoard((state) => state.sources.find(({ id }) => id === source)?.everySeconds ?? null);
  switch (shownPrecision(queue, name)) {
    case 'exact':
      return null;
    case 'atLeast':
      return <p className="card-remark">{words.t('isAtLeast')}</p>;
    case 'estimated':
      return (
        <p className="card-remark">
          {seconds === null ? words.t('isEstimated') : words.t('isEstimatedTo', { age: age(seconds * 1_000, words) })}
        </p>
      );
  }
}

function Answer({ asked, queue }: { readonly asked: Asked; readonly queue: Queue }) {
  const words = useWords();
  const { name } = asked;
  const number = queue[name];
  const remark = useRemark(queue.provenance[name], number !== null);
  const names = number === null ? undefined : agentNames(queue, name, words);
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
      {names !== undefined && <p className="card-names">{names}</p>}
      {remark !== undefined && <p className="card-remark">{remark}</p>}
      <PrecisionRemark queue={queue} name={name} />
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
