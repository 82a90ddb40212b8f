import type { Queue } from '#core/board/queue';
import { useMemo } from 'react';
import { useBoard } from '../board-state.ts';
import { secondsBetween, waitText } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';
import { isBlind, looksOf, type Looks } from './looks.ts';
import { LooksSymbol } from './symbols.tsx';
import { TickingText } from './ticking-text.tsx';

/** The kinds of trouble, the worst first, each with what a tile of it looks like. */
const kinds = [
  { kind: 'critical', looks: 'critical' },
  { kind: 'warning', looks: 'warning' },
  { kind: 'unknown', looks: 'unknown' },
  { kind: 'old', looks: 'old' },
] as const;
type Kind = (typeof kinds)[number]['kind'];

function kindOf(looks: Looks): Kind | 'calm' {
  if (isBlind(looks)) return 'unknown';
  return looks === 'nobody' ? 'warning' : (looks as Kind | 'calm');
}

const oldSinceIn = ({ provenance }: Queue, frozenAt: number | null) =>
  frozenAt ?? (provenance.callsWaiting.stale && provenance.callsWaiting.asOf !== null ? 0 : null);

/** How long the longest waits: since when, or how long as it was told. */
const waitOf =
  ({ waitingSince, longestWaitSeconds }: Queue) =>
  (now: number) =>
    waitingSince?.[0] === undefined ? (longestWaitSeconds ?? 0) : secondsBetween(Date.parse(waitingSince[0]), now);

/**
 * How all queues stand, the worst first: what an eye looks for where twelve tiles keep their places. `isShort`: only how many,
 * in the words of a tile; else the worst by its name and wait.
 */
export function Standing({ isShort = false }: { readonly isShort?: boolean }) {
  const words = useWords();
  const queues = useBoard((state) => state.queues);
  const frozenAt = useBoard((state) => state.frozenAt);
  const groups = useMemo(
    () => Map.groupBy(queues.values(), (queue) => kindOf(looksOf(queue, oldSinceIn(queue, frozenAt)))),
    [queues, frozenAt],
  );
  const calm = groups.get('calm')?.length ?? 0;
  if (isShort && calm === queues.size) return <span data-testid="level">{words.t('all.calm')}</span>;
  const worst = isShort ? undefined : worstOf(groups.get('critical') ?? []);
  return (
    <>
      {kinds.map(({ kind, looks }) => {
        const number = (groups.get(kind)?.length ?? 0) - (kind === 'critical' && worst !== undefined ? 1 : 0);
        const isNamed = kind === 'critical' && worst !== undefined;
        return (
          <span className="standing-of" key={kind}>
            {isNamed && (
              <span className="standing" data-kind={kind}>
                <LooksSymbol looks={looks} />
                <TickingText
                  text={(now) =>
                    words.t('standing.worst', {
                      queue: worst.name,
                      wait: waitText(waitOf(worst)(frozenAt ?? now), words),
                    })
                  }
                />
              </span>
            )}
            {number > 0 && (
              <span className="standing" data-kind={kind}>
                <LooksSymbol looks={looks} />
                {words.t(`standing.${kind}`, { count: number })}
              </span>
            )}
          </span>
        );
      })}
      {!isShort && calm > 0 && (
        <span className="standing" data-kind="calm">
          {words.t('standing.calm', { count: calm })}
        </span>
      )}
    </>
  );
}

function worstOf(critical: readonly Queue[]): Queue | undefined {
  return critical.toSorted((a, b) => (b.longestWaitSeconds ?? 0) - (a.longestWaitSeconds ?? 0))[0];
}
