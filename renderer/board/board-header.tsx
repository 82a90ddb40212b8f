import { useBoard } from '../board-state.ts';
import { Controls } from '../controls/controls.tsx';
import { dayName } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';
import { Clock } from './clock.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { ShowSources } from './show-sources.tsx';
import { SourceList } from './source-list.tsx';
import { TickingText } from './ticking-text.tsx';

/** The day, who speaks and how fresh it is, and the time. A lost connection takes the place of the sources: no tile moves. */
export function BoardHeader() {
  const words = useWords();
  const setup = useBoard((state) => state.setup);
  const frozenAt = useBoard((state) => state.frozenAt);
  return (
    <header className="board-header">
      <h1 className="visually-hidden">{words.t('title')}</h1>
      {setup !== null && <TickingText className="day" text={(now) => dayName(now, setup.timeZone, words)} />}
      {setup?.demo === true && (
        <ShowSources className="demo" testId="demo">
          {words.t('demo')}
        </ShowSources>
      )}
      {frozenAt === null ? <SourceList /> : <ConnectionBanner frozenAt={frozenAt} />}
      <Controls />
      {setup !== null && <Clock timeZone={setup.timeZone} />}
    </header>
  );
}
