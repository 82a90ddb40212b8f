import type { SourceStatus } from '#core/board/queue';
import { useBoard } from '../board-state.ts';
import { NoticeSymbol } from '../board/symbols.tsx';
import { TickingText } from '../board/ticking-text.tsx';
import { useWords } from '../words/use-words.ts';
import { turnedAwayText } from './turned-away.ts';

/** What came of it and was of no use: a phone system that is wrongly set up is not a quiet one. */
export function TurnedAwayList({ source: { turnedAway = [] } }: { readonly source: SourceStatus }) {
  const words = useWords();
  const timeZone = useBoard((state) => state.setup?.timeZone);
  if (turnedAway.length === 0 || timeZone === undefined) return null;
  return (
    <ul className="turned-away" aria-label={words.t('turnedAway.title')} data-testid="turned-away">
      {turnedAway.map((one) => (
        <li key={`${one.why} ${one.sentence.en}`}>
          <NoticeSymbol />
          <TickingText text={(now) => turnedAwayText(one, now, timeZone, words)} />
        </li>
      ))}
    </ul>
  );
}
