import type { Queue } from '#core/board/queue';
import type { Trial } from '#core/settings/trial';
import { useSaid } from '../forms/labelled.tsx';
import { aboutSeconds, enDash } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';
import { useTrial, type TrialOptions } from './use-trial.ts';

/** Asks the phone system once, and shows what it said beside what was understood. */
export function TrialButton(options: TrialOptions) {
  const { t } = useWords();
  const { isTrying, trial, refused, attempt } = useTrial(options);
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
        {trial !== null && !isTrying && <TrialResult trial={trial} />}
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
  const told = queues.filter(isTold);
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
      <Figures queues={queues} />
      {agents.length > 0 && (
        <p className="trial-agents">{agents.map(({ id, name }) => (name === id ? id : `${id} ${name}`)).join(', ')}</p>
      )}
      <Pieces last={last} />
    </div>
  );
}

function isTold({ callsWaiting, answeredToday }: Queue): boolean {
  return callsWaiting !== null || answeredToday !== null;
}

/** The queues as the source alone would show them. */
export function Figures({ queues }: Pick<Trial, 'queues'>) {
  const { t } = useWords();
  if (!queues.some(isTold)) return null;
  return (
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
  );
}

/** What it answered, word for word. */
export function Pieces({ last }: Pick<Trial, 'last'>) {
  const { t } = useWords();
  const say = useSaid();
  if (last.length === 0) return null;
  return (
    <details>
      <summary>{t('setup.itsAnswer')}</summary>
      {last.map(({ at, said, problem }) => (
        <div key={at + said}>
          {problem !== null && <p className="field-wrong">{say(problem)}</p>}
          <pre className="trial-said">{pretty(said)}</pre>
        </div>
      ))}
    </details>
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
