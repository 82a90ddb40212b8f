import type { SourceStatus } from '#core/board/queue';
import { boardStore, useBoard } from '../board-state.ts';
import { NoticeSymbol } from '../board/symbols.tsx';
import { TickingText } from '../board/ticking-text.tsx';
import { useBridge } from '../bridge.ts';
import { openPage } from '../history/page-choice.ts';
import { useWords } from '../words/use-words.ts';
import { turnedAwayText } from './turned-away.ts';

/** What came of it and was of no use: a phone system that is wrongly set up is not a quiet one. */
export function TurnedAwayList({ source, mayMend }: { readonly source: SourceStatus; readonly mayMend: boolean }) {
  const words = useWords();
  const timeZone = useBoard((state) => state.setup?.timeZone);
  const { turnedAway = [] } = source;
  if (turnedAway.length === 0 || timeZone === undefined) return null;
  return (
    <div className="turned-away" data-testid="turned-away">
      <ul aria-label={words.t('turnedAway.title')}>
        {turnedAway.map((one) => (
          <li key={`${one.why} ${one.sentence.en}`}>
            <NoticeSymbol />
            <TickingText text={(now) => turnedAwayText(one, now, timeZone, words)} />
          </li>
        ))}
      </ul>
      {mayMend && <Cure source={source.id} />}
    </div>
  );
}

/** Where the right addresses are, and to say that it is put right: else the board tells of it for an hour more. */
function Cure({ source }: { readonly source: string }) {
  const { t } = useWords();
  const bridge = useBridge();
  return (
    <p className="turned-away-cure">
      <button
        type="button"
        onClick={() => {
          boardStore.getState().showSources(false);
          openPage('settings', 'systems');
        }}
      >
        {t('turnedAway.addresses')}
      </button>
      <button
        type="button"
        onClick={() =>
          // Where it fails, it goes on to stand there.
          void bridge.mended({ source }).then(boardStore.getState().hearSources, () => undefined)
        }
      >
        {t('turnedAway.mended')}
      </button>
    </p>
  );
}
