import type { CallFlow, SourceStatus } from '#core/board/queue';
import { wordsIn } from '#core/said/sentence';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useWords } from '../words/use-words.ts';
import type { Words } from '../words/words.ts';
import { useSwitching, type Switching } from './use-switching.ts';

interface QuestionProps {
  readonly flow: string;
  readonly to: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asks once more, in place: nobody sends a company's calls elsewhere by a slip of the hand. */
function Question({ flow, to, onConfirm, onCancel }: QuestionProps) {
  const { t } = useWords();
  const harmless = useRef<HTMLButtonElement>(null);
  useEffect(() => harmless.current?.focus(), []);
  function takeBack(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    // Escape takes back the question, and leaves the screen open.
    event.preventDefault();
    onCancel();
  }
  return (
    <fieldset className="call-flow-question">
      <legend>{t(to ? 'flows.askOn' : 'flows.askOff', { flow })}</legend>
      <button type="button" className="plain-button call-flow-confirm" onKeyDown={takeBack} onClick={onConfirm}>
        {t(to ? 'flows.turnOn' : 'flows.turnOff')}
      </button>
      <button type="button" className="plain-button" ref={harmless} onKeyDown={takeBack} onClick={onCancel}>
        {t('flows.cancel')}
      </button>
    </fieldset>
  );
}

/** What is under way, or what became of it. */
function outcomeText(switching: Switching, flow: string, { t }: Words): string {
  switch (switching.step) {
    case 'idle':
    case 'asking':
      return '';
    case 'doing':
      return t(switching.to ? 'flows.turningOn' : 'flows.turningOff', { flow });
    case 'done':
      return t(switching.to ? 'flows.isOn' : 'flows.isOff', { flow });
    case 'failed':
      return t(switching.to ? 'flows.failedOn' : 'flows.failedOff', { flow });
    case 'unsure':
      return t('flows.unsure', { flow });
  }
}

interface CallFlowSwitchProps {
  readonly source: SourceStatus;
  readonly flow: CallFlow;
  readonly maySwitch: boolean;
}

/** One call flow: its name, whether it is on, and a switch that asks before it does anything. */
export function CallFlowSwitch({ source, flow, maySwitch }: CallFlowSwitchProps) {
  const words = useWords();
  const { t } = words;
  const { active, switching, ask, cancel, confirm } = useSwitching(source, flow);
  const button = useRef<HTMLButtonElement>(null);
  const backToSwitch = () => button.current?.focus();
  const state = t(active ? 'flows.on' : 'flows.off');
  const isBusy = switching.step === 'doing';
  return (
    <li className="call-flow" data-testid={`flow-${flow.id}`}>
      <div className="call-flow-row">
        <span className="call-flow-name">{flow.name}</span>
        {maySwitch ? (
          <button
            type="button"
            role="switch"
            className="call-flow-switch"
            aria-checked={active}
            aria-label={flow.name}
            aria-disabled={isBusy}
            ref={button}
            onClick={() => (isBusy ? undefined : ask())}
          >
            <span aria-hidden="true">{state}</span>
            <i className="call-flow-knob" aria-hidden="true" />
          </button>
        ) : (
          <span className="call-flow-state">{state}</span>
        )}
      </div>
      {switching.step === 'asking' && (
        <Question
          flow={flow.name}
          to={switching.to}
          onConfirm={() => {
            backToSwitch();
            void confirm(switching.to);
          }}
          onCancel={() => {
            backToSwitch();
            cancel();
          }}
        />
      )}
      <output className="call-flow-outcome">{outcomeText(switching, flow.name, words)}</output>
      {switching.step === 'failed' && (
        <p className="technical">
          <b>{t('technical')}</b>{' '}
          <span lang={typeof switching.error === 'string' ? 'en' : undefined}>
            {wordsIn(switching.error, words.language)}
          </span>
        </p>
      )}
    </li>
  );
}
