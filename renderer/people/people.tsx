import type { QueueAgent } from '#core/board/queue';
import { useMemo, type CSSProperties } from 'react';
import { useBoard } from '../board-state.ts';
import { shownName } from '../card/agent-names.ts';
import { TickingText } from '../board/ticking-text.tsx';
import { secondsBetween, waitText } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';
import { groupsOf, type PeopleGroup } from './groups.ts';

function Person({ agent }: { readonly agent: QueueAgent }) {
  const words = useWords();
  const style = useBoard((state) => state.settings.names);
  const frozenAt = useBoard((state) => state.frozenAt);
  const since = agent.since === null ? null : Date.parse(agent.since);
  return (
    <li>
      <i className="body" aria-hidden="true" />
      <span className="person">{shownName(agent, style)}</span>
      <span className="person-reason">{agent.reason}</span>
      {since !== null && (
        <TickingText className="person-time" text={(now) => waitText(secondsBetween(since, frozenAt ?? now), words)} />
      )}
    </li>
  );
}

function Group({ group: { state, agents, kind } }: { readonly group: PeopleGroup }) {
  const words = useWords();
  return (
    <section className="people-group" data-kind={kind} data-state={state}>
      <h3>
        {words.t(`people.${state}`)} <b>{agents.length}</b>
      </h3>
      <ul>
        {agents.map((agent) => (
          <Person key={agent.id} agent={agent} />
        ))}
      </ul>
    </section>
  );
}

/** Who answers: by what they do, then by name, so that only who changes moves. Beside the tiles, where names may be shown. */
export function People() {
  const words = useWords();
  const total = useBoard((state) => state.total);
  const groups = useMemo(() => groupsOf(total?.agents ?? [], words.locale), [total, words]);
  const lines = groups.reduce((sum, { agents }) => sum + agents.length + 1.4, 1.6);
  return (
    <aside
      className="people"
      aria-labelledby="people-title"
      data-testid="people"
      style={{ '--lines': lines } as CSSProperties}
    >
      <header>
        <h2 id="people-title">{words.t('people.title')}</h2>
        <p>{words.t('people.inState')}</p>
      </header>
      {groups.length === 0 && <p>{words.t('people.none')}</p>}
      {groups.map((group) => (
        <Group key={group.state} group={group} />
      ))}
    </aside>
  );
}
