import type { Queue } from '#core/board/queue';
import { memo } from 'react';
import { age } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';
import type { Words } from '../words/words.ts';
import type { Looks } from './looks.ts';
import { LooksSymbol } from './symbols.tsx';
import { TickingText } from './ticking-text.tsx';

/** How the queue fares, in words. */
export function levelInWords(levelReason: Queue['levelReason'], looks: Looks, { t }: Words): string {
  const reason = levelReason ?? 'longestWait';
  switch (looks) {
    case 'warning':
    case 'critical':
      return t(`level.${looks}.${reason}`);
    case 'nobody':
      return t('level.nobodyReady');
    case 'calm':
    case 'old':
      return t('level.calm');
    case 'unknown':
    case 'waiting':
      return t(`level.${looks}`);
  }
}

interface LevelWordsProps {
  readonly reason: Queue['levelReason'];
  readonly looks: Looks;
  readonly oldSince: number | null;
}

/** How the queue fares, with a symbol; or how old the figures are, for then nobody knows how it fares. */
export const LevelWords = memo(function LevelWords({ reason, looks, oldSince }: LevelWordsProps) {
  const words = useWords();
  return (
    <p className="level">
      <LooksSymbol looks={looks} />
      {looks === 'old' && oldSince !== null ? (
        <TickingText testId="level" text={(now) => words.t('old', { age: age(now - oldSince, words) })} />
      ) : (
        <span data-testid="level">{levelInWords(reason, looks, words)}</span>
      )}
    </p>
  );
});
