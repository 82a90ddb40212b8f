import type { JsonObject } from '#core/said/json';
import type { SourceForm } from '#core/settings/form';
import type { Configuration, SettingsProblem } from '#core/settings/settings';
import { FieldForm } from '../forms/field-form.tsx';
import { useSaid } from '../forms/labelled.tsx';
import { AdapterContext, HelpLink } from '../help/help-link.tsx';
import { systemPlace } from '../help/places.ts';
import { isMapped, MappedSource } from '../mapping/mapped-source.tsx';
import { useWords } from '../words/use-words.ts';
import type { Draft } from './draft.ts';
import { TrialButton } from './trial.tsx';

interface AccessStepProps {
  readonly form: SourceForm;
  readonly draft: Draft;
  /** As it is to be. */
  readonly configuration: Configuration;
  readonly source: string;
  /** The place of the source in it. */
  readonly index: number;
  readonly problems: readonly SettingsProblem[];
  readonly onChange: (values: JsonObject) => void;
  readonly onProblems: (problems: readonly SettingsProblem[]) => void;
  readonly onBack: () => void;
  readonly onNext: () => void;
}

/** What the phone system needs to be told, and its trial. */
export function AccessStep(props: AccessStepProps) {
  const { form, draft, configuration, source, index, problems, onChange, onProblems, onBack, onNext } = props;
  const { t } = useWords();
  const say = useSaid();
  // An address that it calls needs a secret alone, and that is made.
  const fields = form.way === 'calls' ? form.fields.filter(({ kind }) => kind !== 'secret') : form.fields;
  return (
    <>
      <p className="field-help">
        {say(form.about)} <HelpLink place={systemPlace(form.adapter)} about={form.title} isInWords />
      </p>
      {form.way === 'calls' && <p className="settings-note">{t('setup.secretMade')}</p>}
      <AdapterContext value={form.adapter}>
        {isMapped(form) ? (
          <MappedSource
            form={form}
            values={draft.values}
            onChange={onChange}
            problems={problems}
            onProblems={onProblems}
            path={`sources[${index}]`}
            queues={draft.queues}
            configuration={configuration}
            source={source}
          />
        ) : (
          <div className="settings-card">
            <FieldForm
              fields={fields}
              value={draft.values}
              onChange={onChange}
              problems={problems}
              path={`sources[${index}]`}
              queues={draft.queues}
            />
          </div>
        )}
      </AdapterContext>
      {form.mapping === null && (form.way === 'isAsked' || form.way === 'connection') && (
        <TrialButton configuration={configuration} source={source} onProblems={onProblems} />
      )}
      <p className="setup-foot">
        <button type="button" className="plain-button" onClick={onBack}>
          {t('setup.back')}
        </button>
        <span className="field-help">{t('setup.useHelp')}</span>
        <button type="button" className="strong-button" onClick={onNext}>
          {t('setup.use')}
        </button>
      </p>
    </>
  );
}
