import type { StripQueue, StripView } from '#core/board/bridge';
import { useEffect, useState } from 'react';
import { LostSymbol } from '../board/symbols.tsx';
import { TickingText } from '../board/ticking-text.tsx';
import { useBridge } from '../bridge.ts';
import { age, stopwatch } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';

/** The page is the desktop's small strip: `?strip` in its address. */
export const isStrip = (address: string): boolean => new URL(address).searchParams.has('strip');

const signs = { calm: '', warning: '△', critical: '▲' } as const;

function Figures({ queue }: { readonly queue: StripQueue }) {
  const words = useWords();
  const { callsWaiting, firstSince, oldSince } = queue;
  if (oldSince !== null) {
    const since = Date.parse(oldSince);
    return <TickingText className="strip-old" text={(now) => words.t('strip.old', { age: age(now - since, words) })} />;
  }
  const first = firstSince === null ? null : Date.parse(firstSince);
  return (
    <>
      <span className="strip-count">{callsWaiting ?? '–'}</span>
      <TickingText
        className="strip-wait"
        text={(now) =>
          first === null ? (callsWaiting === null ? '–' : '0:00') : stopwatch(Math.max(0, now - first) / 1_000)
        }
      />
    </>
  );
}

function StripTile({ queue, note }: { readonly queue: StripQueue; readonly note: string | null }) {
  const bridge = useBridge();
  const { t } = useWords();
  const { id, name, severity, isTaken } = queue;
  const act = (what: 'acknowledge' | 'snooze' | 'show') => () => void bridge.deskAct({ act: what, queue: id });
  return (
    <section
      className="strip-queue"
      data-testid={`strip-${id}`}
      data-severity={isTaken ? 'calm' : severity}
      data-old={queue.oldSince !== null || undefined}
    >
      <button type="button" className="strip-name" title={t('strip.show', { queue: name })} onClick={act('show')}>
        {signs[severity] === '' ? null : <i aria-hidden="true">{signs[severity]} </i>}
        {name}
      </button>
      {note !== null && (
        <i className="strip-note" title={note}>
          <span aria-hidden="true">⍉</span>
          <span className="visually-hidden">{note}</span>
        </i>
      )}
      <Figures queue={queue} />
      {severity !== 'calm' && !isTaken && (
        <span className="strip-acts">
          <button type="button" onClick={act('acknowledge')}>
            {t('strip.takeIt')}
          </button>
          <button type="button" title={t('strip.snooze')} aria-label={t('strip.snooze')} onClick={act('snooze')}>
            +15
          </button>
        </span>
      )}
    </section>
  );
}

/** Two or four queues in a line that one drags to an edge, on top of whatever else is done at this desk. */
export function Strip() {
  const bridge = useBridge();
  const words = useWords();
  const { t } = words;
  const [view, setView] = useState<StripView | null>(null);
  useEffect(() => bridge.on('strip', setView), [bridge]);
  const note = view?.toastFailed === true ? t('strip.notShown') : view?.isMuted === true ? t('strip.muted') : null;
  const lostSince = view?.lostSince ?? null;
  return (
    <main className="strip" data-testid="strip">
      <i className="strip-grip" title={t('strip.grip')} />
      {lostSince === null ? (
        view?.queues.map((queue) => <StripTile key={queue.id} queue={queue} note={note} />)
      ) : (
        <p className="strip-lost" role="alert">
          <LostSymbol /> <TickingText text={() => t('strip.lost', { age: age(Date.now() - lostSince, words) })} />
        </p>
      )}
    </main>
  );
}
