import type { Queue } from '#core/board/queue';
import { memo, type CSSProperties } from 'react';
import { useBoard } from '../board-state.ts';
import { age, clockTime } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';
import type { Words } from '../words/words.ts';
import type { Looks } from './looks.ts';
import { LooksSymbol } from './symbols.tsx';
import { widthInEms } from './text-width.ts';
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
      return t('level.noData');
    case 'untold':
    case 'waiting':
      return t(`level.${looks}`);
  }
}

interface LevelWordsProps {
  readonly reason: Queue['levelReason'];
  readonly looks: Looks;
  /** Since when the figures are old, or what is unknown was heard last. The hub's time, in milliseconds. */
  readonly since: number | null;
  readonly isCatchingUp: boolean;
}

/** Words that are wider than any tile give way in size; those that tick say by themselves how wide they are. */
const PlainWords = ({ text }: { readonly text: string }) => (
  <span data-testid="level" style={{ '--ems': widthInEms(text) } as CSSProperties}>
    {text}
  </span>
);

/** How the queue fares, with a symbol; or how old the figures are, for then nobody knows how it fares. */
export const LevelWords = memo(function LevelWords({ reason, looks, since, isCatchingUp }: LevelWordsProps) {
  const words = useWords();
  const timeZone = useBoard((state) => state.setup?.timeZone);
  const plain = isCatchingUp ? words.t('level.catchingUp') : levelInWords(reason, looks, words);
  function text(now: number): string {
    if (since === null) return plain;
    if (looks === 'unknown') return words.t('level.silent', { age: age(now - since, words) });
    return timeZone === undefined ? plain : words.t('level.oldSince', { time: clockTime(since, timeZone) });
  }
  const ticks = since !== null && (looks === 'old' || looks === 'unknown');
  return (
    <p className="level">
      <LooksSymbol looks={looks} />
      {ticks ? <TickingText testId="level" text={text} /> : <PlainWords text={plain} />}
    </p>
  );
});
