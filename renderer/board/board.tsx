import { useMemo, useRef } from 'react';
import { useBoard } from '../board-state.ts';
import { Card } from '../card/card.tsx';
import { ChoiceDialog } from '../controls/choice-dialog.tsx';
import { OutboundStrip } from '../outbound/outbound-strip.tsx';
import { People } from '../people/people.tsx';
import { Pages } from '../history/pages.tsx';
import { SourcesScreen } from '../sources/sources-screen.tsx';
import { Blink } from '../screens/blink.tsx';
import { PrintSheet } from '../sheet/print-sheet.tsx';
import { Announcer } from './announcer.tsx';
import { BoardHeader } from './board-header.tsx';
import { haveNotes } from './notes.ts';
import { planStyle, PlanContext, useNewPlan, useRoom } from './plan/use-plan.ts';
import { QueueTile } from './queue-tile.tsx';
import { chosenQueues, shownQueues } from './shown-queues.ts';
import { showsTotal, TotalTile } from './total-tile.tsx';

/** The whole wall: the header, a tile for each queue in its place, all of them together, and who answers. */
export function Board() {
  const tiles = useRef<HTMLElement>(null);
  const order = useBoard((state) => state.order);
  const choice = useBoard(chosenQueues);
  const shown = useMemo(() => shownQueues(order, choice), [order, choice]);
  const hasTotal = useBoard((state) => showsTotal(state, shown.length));
  const hasPeople = useBoard((state) => state.settings.people && state.settings.names !== 'off');
  const hasOutbound = useBoard((state) => state.settings.outbound);
  const isShowingSources = useBoard((state) => state.isShowingSources);
  const isChoosing = useBoard((state) => state.isChoosing);
  const hasNotes = useBoard((state) => haveNotes(state.queues.values()));
  const plan = useNewPlan(shown.length + (hasTotal ? 1 : 0), hasNotes, useRoom(tiles));
  return (
    <PlanContext value={plan}>
      <div className="board" style={planStyle(plan)}>
        <BoardHeader count={shown.length} />
        <div className="below-header">
          <main className="tiles" ref={tiles} data-agents={plan.agents ?? undefined}>
            {shown.map((id, index) => (
              <QueueTile key={id} id={id} span={plan.spans[index] ?? 1} />
            ))}
            {hasTotal && <TotalTile span={plan.spans[shown.length] ?? 1} />}
            <Card />
            <Announcer />
          </main>
          {hasPeople && <People />}
          {hasOutbound && <OutboundStrip />}
        </div>
        {isShowingSources && <SourcesScreen />}
        {isChoosing && <ChoiceDialog />}
        <Pages />
        <Blink />
        <PrintSheet />
      </div>
    </PlanContext>
  );
}
