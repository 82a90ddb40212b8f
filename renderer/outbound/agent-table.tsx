import type { AgentOutbound } from '#core/outbound/report';
import { allOf } from '#core/outbound/report';
import type { OutboundFigures } from '#core/outbound/sums';
import type { CSSProperties } from 'react';
import { useBoard } from '../board-state.ts';
import { shownName } from '../card/agent-names.ts';
import { count, enDash, percent, stopwatch } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';
import type { Words } from '../words/words.ts';

/** The figures as they are written; a dash where there is nothing to tell. */
function texts({ calls, reached, reachedRate, talkSeconds, avgTalkSeconds }: OutboundFigures, words: Words) {
  return [
    ['calls', count(calls, words)],
    ['reached', count(reached, words)],
    ['share', reachedRate === null ? enDash : percent(reachedRate, words)],
    ['talk', stopwatch(talkSeconds)],
    ['avgTalk', avgTalkSeconds === null ? enDash : stopwatch(avgTalkSeconds)],
  ] as const;
}

/** How many calls, and in how many of them somebody was reached, beside those of who made most. */
function Bar({ agent, most }: { readonly agent: AgentOutbound; readonly most: number }) {
  const style = { '--calls-share': agent.calls / most, '--reached-share': agent.reached / agent.calls };
  return (
    <span className="outbound-bar" style={style as CSSProperties}>
      <i />
    </span>
  );
}

/** A line an agent, who called most first, and all of them together. */
export function AgentTable({ agents }: { readonly agents: readonly AgentOutbound[] }) {
  const words = useWords();
  const { t } = words;
  const style = useBoard((state) => state.settings.names);
  const total = allOf(agents);
  const most = agents[0]?.calls ?? 1;
  return (
    <table className="row-table outbound-table">
      <caption className="visually-hidden">{t('outbound.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('outbound.agent')}</th>
          {texts(total, words).map(([name]) => (
            <th key={name} scope="col">
              {t(`outbound.${name}`)}
            </th>
          ))}
          <td aria-hidden="true">{'\u00a0'}</td>
        </tr>
      </thead>
      <tbody>
        {agents.map((agent) => (
          <tr key={agent.agent} data-testid="outbound-agent">
            <th scope="row">
              {style === 'off' ? agent.agent : shownName({ id: agent.agent, name: agent.name }, style)}
            </th>
            {texts(agent, words).map(([name, text]) => (
              <td key={name}>{text}</td>
            ))}
            <td className="outbound-bar-cell" aria-hidden="true">
              <Bar agent={agent} most={most} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr data-testid="outbound-total">
          <th scope="row">{t('outbound.all')}</th>
          {texts(total, words).map(([name, text]) => (
            <td key={name}>{text}</td>
          ))}
          <td aria-hidden="true">{'\u00a0'}</td>
        </tr>
      </tfoot>
    </table>
  );
}
