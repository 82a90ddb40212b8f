import { AlertBanner, useIsAlarming } from '../alerts/alert-banner.tsx';
import { useBoard } from '../board-state.ts';
import { Controls } from '../controls/controls.tsx';
import { isKiosk } from '../screen/kiosk.ts';
import { SetUpInvitation } from '../setup/invitation.tsx';
import { dayName, minuteOf } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';
import { CatchingUpBanner } from './catching-up-banner.tsx';
import { Clock } from './clock.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { ShowSources } from './show-sources.tsx';
import { SourceList } from './source-list.tsx';
import { Standing } from './standing.tsx';
import { TickingText } from './ticking-text.tsx';

/** With more queues than an eye takes in at once the header says how they stand. */
const manyQueues = 7;

/**
 * The day, who speaks and how fresh it is, and the time. A lost connection, or a hub that is not ready yet, takes the place of
 * the sources: no tile moves. Where there is no room, the day gives way first, then the phone systems that are well.
 */
export function BoardHeader({ count }: { readonly count: number }) {
  const words = useWords();
  const setup = useBoard((state) => state.setup);
  const frozenAt = useBoard((state) => state.frozenAt);
  const catchingUp = useBoard((state) => state.catchingUp);
  const isAlarming = useIsAlarming();
  return (
    <header className="board-header">
      <h1 className="visually-hidden">{words.t('title')}</h1>
      {setup?.demo === true && (
        <ShowSources className="demo" testId="demo">
          {words.t('demo')}
        </ShowSources>
      )}
      {setup?.demo === true && !isKiosk(location.href) && <SetUpInvitation />}
      {frozenAt !== null && <ConnectionBanner frozenAt={frozenAt} />}
      {frozenAt === null && catchingUp !== null && <CatchingUpBanner done={catchingUp} />}
      <AlertBanner />
      {frozenAt === null && catchingUp === null && !isAlarming && (
        <div className="header-news">
          {count >= manyQueues && <Standing />}
          <SourceList />
        </div>
      )}
      <Controls />
      {setup !== null && (
        <p className="day-place">
          <TickingText className="day" text={(now) => dayName(now, setup.timeZone, words)} by={minuteOf} />
        </p>
      )}
      {setup !== null && <Clock timeZone={setup.timeZone} />}
    </header>
  );
}
