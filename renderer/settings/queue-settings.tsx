import { isList, type JsonObject } from '#core/said/json';
import type { JsonValue } from '#core/said/input';
import { TextInput } from '../forms/inputs.tsx';
import { Labelled, problemsAt, useSaid } from '../forms/labelled.tsx';
import { numberIn } from '../forms/numbers.ts';
import { useWords } from '../words/use-words.ts';
import { idFor, listIn, queuesIn, sourcesIn, textIn, withItem, withSetting } from './configuration.ts';
import { MembersField } from './members-field.tsx';
import { useSettings } from './use-settings.ts';

/** The queues in their order, who answers them, and how they are counted. */
export function QueueSettings() {
  const { t } = useWords();
  const { report, change } = useSettings();
  const { configuration } = report;
  const queues = queuesIn(configuration);

  function put(next: readonly JsonObject[], said: string): void {
    void change({ ...configuration, queues: next }, said);
  }
  function add(text: string): void {
    const called = text.trim();
    if (called === '') return;
    const id = idFor(
      called,
      queues.map((queue) => textIn(queue['id'])),
    );
    put([...queues, { id, name: called }], t('settings.queueAdded', { name: called }));
  }

  return (
    <>
      {report.demo && <p className="settings-note">{t('settings.demoNote')}</p>}
      {queues.map((queue, index) => (
        <QueueCard key={textIn(queue['id'])} queue={queue} index={index} count={queues.length} onMove={put} />
      ))}
      <div className="settings-card">
        <Labelled id="new-queue" label={t('settings.addQueue')} help={t('settings.addQueueHelp')}>
          <TextInput id="new-queue" value="" clears placeholder="HallMonitor Support" onCommit={add} />
        </Labelled>
      </div>
      <AgentNames />
    </>
  );
}

interface QueueCardProps {
  readonly queue: JsonObject;
  readonly index: number;
  readonly count: number;
  readonly onMove: (queues: readonly JsonObject[], said: string) => void;
}

function QueueCard({ queue, index, count, onMove }: QueueCardProps) {
  const { t } = useWords();
  const say = useSaid();
  const { report, problems, change } = useSettings();
  const { configuration } = report;
  const id = textIn(queue['id']);
  const name = textIn(queue['name']) || id;
  const path = `queues[${index}]`;
  const wrong = (setting: string) => problemsAt(problems, `${path}.${setting}`, say);

  function set(setting: string, value: JsonValue | undefined, said: string): void {
    void change(withItem(configuration, 'queues', index, withSetting(queue, setting, value)), said);
  }
  function move(by: -1 | 1): void {
    const queues = queuesIn(configuration);
    const [one, other] = [queues[index], queues[index + by]];
    if (one === undefined || other === undefined) return;
    onMove(queues.with(index, other).with(index + by, one), t('settings.queueMoved', { name }));
  }
  const seconds = (setting: string, usual: number, label: string, help: string) => (
    <Labelled id={`${path}.${setting}`} label={label} help={help} problems={wrong(setting)}>
      <TextInput
        id={`${path}.${setting}`}
        type="number"
        width="6em"
        isWrong={wrong(setting).length > 0}
        value={queue[setting] === undefined ? '' : JSON.stringify(queue[setting])}
        placeholder={String(usual)}
        onCommit={(text) => set(setting, numberIn(text), t('settings.isNow', { what: label, value: text || usual }))}
      />
    </Labelled>
  );

  return (
    <fieldset className="settings-card">
      <legend className="card-title">{name}</legend>
      <div className="fields">
        <Labelled
          id={`${path}.name`}
          label={t('settings.queueName')}
          problems={wrong('name')}
          help={t('settings.queueId', { id })}
        >
          <TextInput
            id={`${path}.name`}
            value={name}
            isWrong={wrong('name').length > 0}
            onCommit={(text) =>
              set('name', text.trim(), t('settings.isNow', { what: t('settings.queueName'), value: text.trim() }))
            }
          />
        </Labelled>
        <MembersField queue={queue} index={index} />
        {seconds('serviceLevelSeconds', 20, t('settings.serviceLevel'), t('settings.serviceLevelHelp'))}
        {seconds('shortAbandonSeconds', 0, t('settings.shortAbandon'), t('settings.shortAbandonHelp'))}
        {seconds('maxWaitSeconds', 3_600, t('settings.maxWait'), t('settings.maxWaitHelp'))}
        <Labelled
          id={`${path}.order`}
          label={t('settings.order')}
          help={t('settings.orderHelp')}
          problems={wrong('order')}
        >
          <select
            id={`${path}.order`}
            value={textIn(queue['order']) || 'fifo'}
            onChange={({ target }) =>
              set(
                'order',
                target.value,
                t('settings.isNow', { what: t('settings.order'), value: target.selectedOptions[0]?.text ?? '' }),
              )
            }
          >
            <option value="fifo">{t('settings.fifo')}</option>
            <option value="other">{t('settings.otherOrder')}</option>
          </select>
        </Labelled>
      </div>
      <div className="card-actions">
        <button type="button" className="plain-button" aria-disabled={index === 0} onClick={() => move(-1)}>
          ↑ {t('settings.up')}
        </button>
        <button type="button" className="plain-button" aria-disabled={index === count - 1} onClick={() => move(1)}>
          ↓ {t('settings.down')}
        </button>
        <button
          type="button"
          className="plain-button"
          onClick={() => onMove(queuesIn(configuration).toSpliced(index, 1), t('settings.queueRemoved', { name }))}
        >
          {t('settings.removeQueue')}
        </button>
      </div>
      <QueueUse id={id} />
    </fieldset>
  );
}

/** Where a queue is named in a phone system's settings it cannot go before those do. */
function QueueUse({ id }: { readonly id: string }) {
  const { t } = useWords();
  const { report } = useSettings();
  const users = sourcesIn(report.configuration).filter(({ queues, queueMembers }) =>
    [queues, queueMembers].some((each) => typeof each === 'object' && each !== null && !isList(each) && id in each),
  );
  if (users.length === 0) return null;
  return (
    <p className="field-help">
      {t('settings.queueUse', { systems: users.map((source) => textIn(source['id'])).join(', ') })}
    </p>
  );
}

/** The names of agents by their local numbers, where the phone system does not tell them. One a line. */
function AgentNames() {
  const { t } = useWords();
  const say = useSaid();
  const { report, problems, change } = useSettings();
  const { configuration } = report;
  const agents = listIn(configuration['agents']);
  const wrong = problemsAt(problems, 'agents', say);

  function put(next: readonly JsonObject[], said: string): void {
    void change(
      next.length === 0 ? withSetting(configuration, 'agents', undefined) : { ...configuration, agents: next },
      said,
    );
  }

  return (
    <fieldset className="settings-card">
      <legend className="card-title">{t('settings.agentNames')}</legend>
      <p className="field-help">{t('settings.agentNamesHelp')}</p>
      {wrong.length > 0 && (
        <p className="field-wrong" role="alert">
          {wrong.join(' ')}
        </p>
      )}
      <div className="agent-names">
        {agents.map((agent, index) => {
          const id = textIn(agent['id']);
          return (
            <div key={id} className="name-row">
              <span className="mono">{id}</span>
              <TextInput
                id={`agents[${index}].name`}
                label={t('settings.nameOf', { number: id })}
                value={textIn(agent['name'])}
                onCommit={(text) =>
                  put(
                    agents.with(index, { ...agent, name: text.trim() }),
                    t('settings.isNow', { what: id, value: text.trim() }),
                  )
                }
              />
              <button
                type="button"
                className="plain-button"
                onClick={() => put(agents.toSpliced(index, 1), t('settings.nameRemoved', { number: id }))}
              >
                {t('settings.remove')}
              </button>
            </div>
          );
        })}
        <div className="name-row">
          <TextInput
            id="new-agent"
            label={t('settings.newAgent')}
            isMono
            width="6em"
            value=""
            clears
            placeholder="201"
            onCommit={(text) => {
              const id = text.trim();
              if (id !== '' && agents.every((agent) => agent['id'] !== id)) {
                put([...agents, { id, name: id }], t('settings.nameAdded', { number: id }));
              }
            }}
          />
        </div>
      </div>
    </fieldset>
  );
}
