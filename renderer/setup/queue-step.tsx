import { TextInput } from '../forms/inputs.tsx';
import { Labelled } from '../forms/labelled.tsx';
import { idFor } from '../settings/configuration.ts';
import { useWords } from '../words/use-words.ts';

interface QueueStepProps {
  readonly queues: readonly { readonly id: string; readonly name: string }[];
  readonly onChange: (queues: readonly { readonly id: string; readonly name: string }[]) => void;
  readonly onBack: () => void;
  readonly onNext: () => void;
}

/** What the queues are called on the board. */
export function QueueStep({ queues, onChange, onBack, onNext }: QueueStepProps) {
  const { t } = useWords();

  function add(text: string): void {
    const called = text.trim();
    if (called === '') return;
    onChange([
      ...queues,
      {
        id: idFor(
          called,
          queues.map(({ id }) => id),
        ),
        name: called,
      },
    ]);
  }

  return (
    <>
      <p className="field-help">{t('setup.queuesHelp')}</p>
      <div className="settings-card">
        {queues.map((queue, index) => (
          <div key={queue.id} className="name-row">
            <TextInput
              id={`queue-${queue.id}`}
              label={t('settings.queueName')}
              value={queue.name}
              onCommit={(text) => text.trim() !== '' && onChange(queues.with(index, { ...queue, name: text.trim() }))}
            />
            <span className="mono card-id">{queue.id}</span>
            <button type="button" className="plain-button" onClick={() => onChange(queues.toSpliced(index, 1))}>
              {t('settings.remove')}
            </button>
          </div>
        ))}
        <Labelled id="setup-new-queue" label={t('settings.addQueue')} help={t('setup.addQueueHelp')}>
          <TextInput
            id="setup-new-queue"
            value=""
            clears
            placeholder={queues.length === 0 ? 'HallMonitor Support' : 'SwitchPay Support'}
            onCommit={add}
          />
        </Labelled>
      </div>
      <p className="setup-foot">
        <button type="button" className="plain-button" onClick={onBack}>
          {t('setup.back')}
        </button>
        <button type="button" className="strong-button" disabled={queues.length === 0} onClick={onNext}>
          {t('setup.next')}
        </button>
      </p>
    </>
  );
}
