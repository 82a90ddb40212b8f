import type { ActionsReport } from '#core/board/bridge';
import { useCallback, useEffect, useRef, type CSSProperties } from 'react';
import { boardStore, useBoard } from '../board-state.ts';
import { LostSymbol } from '../board/symbols.tsx';
import { TickingText } from '../board/ticking-text.tsx';
import { age } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';
import { useCloseUnattended } from './close-unattended.ts';
import { useFreshSources } from './fresh-sources.ts';
import { Notices } from './notices.tsx';
import { OriginTable } from './origin-table.tsx';
import { SourceCard } from './source-card.tsx';
import { summarySentence } from './state-sentence.ts';
import { useActions } from './use-actions.ts';
import { Yesterday } from './yesterday.tsx';

/** So many cards stand in one row. */
const mostInRow = 4;

function Heading({ onClose }: { readonly onClose: () => void }) {
  const words = useWords();
  const sources = useBoard((state) => state.sources);
  const frozenAt = useBoard((state) => state.frozenAt);
  return (
    <header className="sources-head">
      <h2 id="sources-title">{words.t('sources')}</h2>
      {frozenAt === null ? (
        <p>
          <TickingText text={(now) => summarySentence(sources, now, words)} />
        </p>
      ) : (
        <p className="sources-lost">
          <LostSymbol />
          <TickingText text={(now) => words.t('sourcesLost', { age: age(now - frozenAt, words) })} />
        </p>
      )}
      <button type="button" className="plain-button" onClick={onClose}>
        {words.t('backToBoard')}
      </button>
    </header>
  );
}

/** On a demo, for whoever cannot set the real phone system up from where he looks: how that is done. */
function DemoNote({ actions }: { readonly actions: ActionsReport | null }) {
  const { t } = useWords();
  const isDemo = useBoard((state) => state.setup?.demo === true);
  if (!isDemo || actions === null || actions.allowed) return null;
  return (
    <p className="demo-note" data-testid="demo-note">
      {t('demoHelp')}
    </p>
  );
}

function Cards({ actions }: { readonly actions: ActionsReport | null }) {
  const sources = useBoard((state) => state.sources);
  return (
    <ul
      className="source-cards"
      data-alone={sources.length === 1 || undefined}
      style={{ '--cards': Math.min(sources.length, mostInRow) } as CSSProperties}
    >
      {sources.map((source) => (
        <SourceCard key={source.id} source={source} actions={actions} />
      ))}
    </ul>
  );
}

/** Each phone system, how it fares, what it cannot know and what that costs; over the board, until it is closed. */
export function SourcesScreen() {
  const dialog = useRef<HTMLDialogElement>(null);
  // The browser's own way of closing gives the focus back to where it came from.
  const close = useCallback(() => dialog.current?.close(), []);
  const closeUnattended = useCallback(() => {
    close();
    // Nobody is there for whom the focus should go back.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  }, [close]);
  const actions = useActions();
  useFreshSources();
  useCloseUnattended(closeUnattended);
  useEffect(() => {
    const element = dialog.current;
    if (element === null) return undefined;
    if (!element.open) element.showModal();
    // Its content fills it: what is clicked of the dialog itself is the ground behind.
    const closeFromBehind = (event: MouseEvent) => {
      if (event.target === element) element.close();
    };
    element.addEventListener('click', closeFromBehind);
    return () => element.removeEventListener('click', closeFromBehind);
  }, []);
  return (
    <dialog
      className="sources-screen"
      aria-labelledby="sources-title"
      data-testid="sources-screen"
      ref={dialog}
      onClose={() => boardStore.getState().showSources(false)}
    >
      <div className="sources-inside">
        <Heading onClose={close} />
        <div className="sources-body">
          <Notices />
          <DemoNote actions={actions} />
          <Cards actions={actions} />
          <OriginTable />
          <Yesterday />
        </div>
      </div>
    </dialog>
  );
}
