import type { JsonObject } from '#core/said/json';
import type { SourceForm } from '#core/settings/form';
import { useCallback, useState } from 'react';
import { TickingText } from '../board/ticking-text.tsx';
import { useBoard } from '../board-state.ts';
import { useBridge } from '../bridge.ts';
import { FieldForm } from '../forms/field-form.tsx';
import { useSaid } from '../forms/labelled.tsx';
import { AdapterContext, HelpLink } from '../help/help-link.tsx';
import { systemPlace } from '../help/places.ts';
import { useAnswer } from '../history/use-answer.ts';
import { openPage } from '../history/page-choice.ts';
import { isMapped } from '../mapping/mapped-source.tsx';
import { MappedSettings } from '../mapping/mapped-settings.tsx';
import { TrialButton } from '../setup/trial.tsx';
import { WebhookAddresses } from '../setup/webhook-addresses.tsx';
import { stateSentence } from '../sources/state-sentence.ts';
import { useWords } from '../words/use-words.ts';
import { namesOf, sourcesIn, textIn, withItem } from './configuration.ts';
import { useSettings } from './use-settings.ts';

/** What each kind of phone system needs to be told. */
export function useSourceForms(): readonly SourceForm[] {
  const bridge = useBridge();
  const ask = useCallback(() => bridge.sourceForms(), [bridge]);
  return useAnswer(ask).answer?.forms ?? [];
}

/** The phone systems: how each fares, its settings, its trial, or the addresses that it is to call. */
export function SystemSettings() {
  const { t } = useWords();
  const { report } = useSettings();
  const forms = useSourceForms();
  const sources = sourcesIn(report.configuration);
  return (
    <>
      {sources.map((source, index) => (
        <SystemCard
          key={textIn(source['id'])}
          source={source}
          index={index}
          form={forms.find(({ adapter }) => adapter === source['adapter'])}
        />
      ))}
      {report.demo && <p className="settings-note">{t('settings.demoNote')}</p>}
      <p>
        <button type="button" className="strong-button" onClick={() => openPage('setup')}>
          {t('settings.addSystem')}
        </button>
      </p>
    </>
  );
}

interface SystemCardProps {
  readonly source: JsonObject;
  readonly index: number;
  readonly form: SourceForm | undefined;
}

function SystemCard({ source, index, form }: SystemCardProps) {
  const { t } = useWords();
  const words = useWords();
  const say = useSaid();
  const { report, problems, change } = useSettings();
  const { configuration } = report;
  const [isOpen, setIsOpen] = useState(false);
  const id = textIn(source['id']);
  const title = form?.title ?? textIn(source['adapter']);
  const status = useBoard((state) => state.sources.find((each) => each.id === id));
  const path = `sources[${index}]`;
  const isWrong = problems.some((problem) => problem.path.startsWith(path));

  return (
    <section className="settings-card" aria-label={title}>
      <div className="card-head">
        <h4 className="card-title">{title}</h4>
        <span className="mono card-id">{id}</span>
        {status !== undefined && (
          <span className="card-state" data-state={status.state}>
            <TickingText text={(now) => stateSentence(status, now, words)} />
          </span>
        )}
      </div>
      {form !== undefined && (
        <p className="field-help">
          {say(form.about)} <HelpLink place={systemPlace(form.adapter)} about={title} isInWords />
        </p>
      )}
      <div className="card-actions">
        <button type="button" className="plain-button" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {t(form?.way === 'calls' ? 'settings.addressesAndSettings' : 'settings.edit')}
        </button>
        <button
          type="button"
          className="plain-button"
          onClick={() =>
            void change(withItem(configuration, 'sources', index, undefined), t('settings.systemRemoved', { title }))
          }
        >
          {t('settings.removeSystem')}
        </button>
      </div>
      {(isOpen || isWrong) && form !== undefined && (
        <AdapterContext value={form.adapter}>
          {form.way === 'calls' && <WebhookAddresses source={id} />}
          {isMapped(form) ? (
            <MappedSettings form={form} source={source} index={index} />
          ) : (
            <FieldForm
              fields={form.fields}
              value={source}
              onChange={(next) =>
                void change(withItem(configuration, 'sources', index, next), t('settings.systemChanged', { title }))
              }
              problems={problems}
              path={path}
              queues={namesOf(configuration)}
            />
          )}
          {form.mapping === null && (form.way === 'isAsked' || form.way === 'connection') && (
            <TrialButton configuration={configuration} source={id} />
          )}
        </AdapterContext>
      )}
    </section>
  );
}
