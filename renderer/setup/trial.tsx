import type { JsonObject } from '#core/said/json';
import type { SettingsProblem } from '#core/settings/settings';
import type { Trial } from '#core/settings/trial';
import { useState } from 'react';
import { useBridge } from '../bridge.ts';
import { useSaid } from '../forms/labelled.tsx';
import { aboutSeconds, enDash } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';

interface TrialButtonProps {
  readonly configuration: JsonObject;
  readonly source: string;
  /** What is wrong with the settings, or nothing. */
  readonly onProblems?: (problems: readonly SettingsProblem[]) => void;
  readonly onDone?: (trial: Trial) => void;
}

/** Asks the phone system once, and shows what it said beside what was understood. */
export function TrialButton({ configuration, source, onProblems, onDone }: TrialButtonProps) {
  const { t } = useWords();
  const say = useSaid();
  const bridge = useBridge();
  const [isTrying, setIsTrying] = useState(false);
  const [trial, setTrial] = useState<Trial | null>(null);
  const [refused, setRefused] = useState<string | null>(null);

  async function attempt(): Promise<void> {
    setIsTrying(true);
    setRefused(null);
    setTrial(null);
    try {
      const answer = await bridge.trySource({ configuration, source });
      if ('problems' in answer) {
        onProblems?.(answer.problems);
        setRefused(answer.problems.map(({ path, message }) => `${path}: ${say(message)}`).join(' '));
      } else {
        onProblems?.([]);
        setTrial(answer.trial);
        onDone?.(answer.trial);
      }
    } catch (error) {
      setRefused(error instanceof Error ? error.message : '');
    } finally {
      setIsTrying(false);
    }
  }

  return (
    <div className="trial">
      <p>
        <button type="button" className="strong-button" disabled={isTrying} onClick={() => void attempt()}>
          {t(isTrying ? 'setup.trying' : trial === null ? 'setup.try' : 'setup.tryAgain')}
        </button>
        <span className="field-help"> {t('setup.tryHelp')}</span>
      </p>
      <div aria-live="polite">
        {refused !== null && <p className="field-wrong">{refused}</p>}
        {trial !== null && <TrialResult trial={trial} />}
      </div>
    </div>
  );
}

function TrialResult({ trial }: { readonly trial: Trial }) {
  const words = useWords();
  const { t } = words;
  const say = useSaid();
  const { failure, queues, last, remarks, seconds } = trial;
  const agents = [...new Map(queues.flatMap((queue) => queue.agents ?? []).map((agent) => [agent.id, agent])).values()];
  const told = queues.filter((queue) => queue.callsWaiting !== null || queue.answeredToday !== null);
  return (
    <div className="trial-result" data-failed={failure !== null || undefined}>
      <p className="trial-verdict">
        {failure === null
          ? told.length + agents.length === 0
            ? `✓ ${t('setup.connectedOnly')}`
            : `✓ ${t('setup.found', { queues: t('setup.queues', { count: told.length }), agents: t('setup.agents', { count: agents.length }) })}`
          : `▲ ${say(failure)}`}
        <span className="field-help"> {t('setup.answeredIn', { seconds: aboutSeconds(seconds, words) })}</span>
      </p>
      {remarks.map((remark) => (
        <p key={remark.en} className="field-help">
          {say(remark)}
        </p>
      ))}
      {told.length > 0 && (
        <table className="row-table">
          <thead>
            <tr>
              <th scope="col">{t('history.queue')}</th>
              <th scope="col">{t('figure.callsWaiting')}</th>
              <th scope="col">{t('figure.longestWaitSeconds')}</th>
              <th scope="col">{t('history.answered')}</th>
              <th scope="col">{t('history.lost')}</th>
              <th scope="col">{t('setup.free')}</th>
            </tr>
          </thead>
          <tbody>
            {queues.map((queue) => (
              <tr key={queue.id}>
                <th scope="row">{queue.name}</th>
                <td>{queue.callsWaiting ?? enDash}</td>
                <td>{queue.longestWaitTime ?? enDash}</td>
                <td>{queue.answeredToday ?? enDash}</td>
                <td>{queue.lostToday ?? enDash}</td>
                <td>{queue.agentsReady ?? enDash}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {agents.length > 0 && (
        <p className="trial-agents">{agents.map(({ id, name }) => (name === id ? id : `${id} ${name}`)).join(', ')}</p>
      )}
      {last.length > 0 && (
        <details>
          <summary>{t('setup.itsAnswer')}</summary>
          {last.map(({ at, said, problem }) => (
            <div key={at + said}>
              {problem !== null && <p className="field-wrong">{say(problem)}</p>}
              <pre className="trial-said">{pretty(said)}</pre>
            </div>
          ))}
        </details>
      )}
    </div>
  );
}

/** An answer is easier to read with a line for each of its values. */
function pretty(said: string): string {
  const start = said.search(/[[{]/);
  if (start === -1) return said;
  try {
    return `${said.slice(0, start)}\n${JSON.stringify(JSON.parse(said.slice(start)), null, 2)}`;
  } catch {
    return said;
  }
}
