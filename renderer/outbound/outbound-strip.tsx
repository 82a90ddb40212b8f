import type { AgentOutbound, OutboundToday } from '#core/outbound/report';
import type { CSSProperties } from 'react';
import { useBoard } from '../board-state.ts';
import { shownName } from '../card/agent-names.ts';
import { count, enDash, percent, stopwatch } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';
import { useOutboundToday } from './use-outbound-today.ts';

/** More agents have no room below one another; those who called most are there. */
const mostLines = 18;

function Line({ agent }: { readonly agent: AgentOutbound }) {
  const words = useWords();
  const style = useBoard((state) => state.settings.names);
  return (
    <li>
      <span className="person">{shownName({ id: agent.agent, name: agent.name }, style)}</span>
      <b>{count(agent.calls, words)}</b>
      <span>{count(agent.reached, words)}</span>
      <span>{stopwatch(agent.talkSeconds)}</span>
    </li>
  );
}

function Totals({ total }: Pick<OutboundToday, 'total'>) {
  const words = useWords();
  const { t } = words;
  const figures = [
    ['calls', count(total.calls, words)],
    ['reached', count(total.reached, words)],
    ['share', total.reachedRate === null ? enDash : percent(total.reachedRate, words)],
    ['talk', stopwatch(total.talkSeconds)],
  ] as const;
  return (
    <dl>
      {figures.map(([name, text]) => (
        <div key={name}>
          <dd>{text}</dd>
          <dt>{t(`outbound.short.${name}`)}</dt>
        </div>
      ))}
    </dl>
  );
}

/** What agents called today, beside the tiles, where somebody chose it. Where no names may be shown it is of all together. */
export function OutboundStrip() {
  const words = useWords();
  const { t } = words;
  const today = useOutboundToday();
  const mayName = useBoard((state) => state.settings.names !== 'off');
  const agents = (mayName ? today?.agents : null) ?? [];
  const shown = agents.slice(0, mostLines);
  const left = agents.length - shown.length;
  const lines = 7 + shown.length * 1.05 + (left > 0 ? 1 : 0);
  return (
    <aside
      className="people outbound-strip"
      aria-labelledby="outbound-strip-title"
      data-testid="outbound-strip"
      style={{ '--lines': lines } as CSSProperties}
    >
      <header>
        <h2 id="outbound-strip-title">{t('outbound.today')}</h2>
      </header>
      {today?.isTold === false && <p className="outbound-remark">{t('outbound.notTold')}</p>}
      {today?.isTold === true && <Totals total={today.total} />}
      {shown.length > 0 && (
        <>
          <p className="outbound-columns" aria-hidden="true">
            <span className="person">{t('outbound.agent')}</span>
            <span>{t('outbound.short.calls')}</span>
            <span>{t('outbound.short.reached')}</span>
            <span>{t('outbound.short.talk')}</span>
          </p>
          <ol>
            {shown.map((agent) => (
              <Line key={agent.agent} agent={agent} />
            ))}
          </ol>
        </>
      )}
      {left > 0 && <p>{t('people.more', { count: left })}</p>}
    </aside>
  );
}
