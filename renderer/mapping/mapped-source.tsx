import { useState } from 'react';
import type { JsonValue } from '#core/said/input';
import type { JsonObject } from '#core/said/json';
import type { SourceForm } from '#core/settings/form';
import type { MappingForm } from '#core/settings/mapping';
import type { SettingsProblem } from '#core/settings/settings';
import type { QueueName } from '../forms/field-control.tsx';
import { FieldForm } from '../forms/field-form.tsx';
import { useSaid } from '../forms/labelled.tsx';
import { sourcesIn } from '../settings/configuration.ts';
import { Figures, Pieces } from '../setup/trial.tsx';
import { useTrial, type TrialState } from '../setup/use-trial.ts';
import { aboutSeconds } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';
import { MappingEditor } from './mapping-editor.tsx';
import { withSetting } from './mapping-values.ts';
import { RecipeChoice } from './recipe-choice.tsx';
import { TriedRecords } from './tried-records.tsx';

export type MappedForm = SourceForm & { readonly mapping: MappingForm };

export function isMapped(form: SourceForm): form is MappedForm {
  return form.mapping !== null;
}

interface MappedSourceProps {
  readonly form: MappedForm;
  readonly values: JsonObject;
  readonly onChange: (values: JsonObject) => void;
  readonly problems: readonly SettingsProblem[];
  readonly onProblems?: (problems: readonly SettingsProblem[]) => void;
  readonly path: string;
  readonly queues: readonly QueueName[];
  /** The whole as it is to be, and the id of the source in it. */
  readonly configuration: JsonObject;
  readonly source: string;
}

/** A phone system that is described: where its records come from, what they are, and what the board makes of them. */
export function MappedSource(props: MappedSourceProps) {
  const { form, values, onChange, problems, onProblems, path, queues, configuration, source } = props;
  const { t } = useWords();
  const trying = useTrial({ configuration, source, onProblems });
  const seen = trying.trial?.mapped ?? null;
  const listens = form.way === 'connection';
  const now = JSON.stringify(values);
  const [tried, setTried] = useState<string | null>(null);
  // What was said since is not tried yet.
  const isCurrent = tried === now;
  const unfinished = isCurrent && values['as'] !== undefined ? (seen?.unfinished ?? []) : [];

  function attempt(next: JsonObject = values): void {
    setTried(JSON.stringify(next));
    void trying.attempt(withList(configuration, source, next['records']));
  }

  /** What columns there are is known once it is asked again, with the list that was chosen. */
  function describe(next: JsonObject): void {
    onChange(next);
    if (seen !== null && next['records'] !== values['records']) attempt(next);
  }

  return (
    <>
      <section className="settings-card" aria-label={t('mapping.where')}>
        <h4 className="card-title">{t('mapping.where')}</h4>
        <RecipeChoice adapter={form.adapter} values={values} onChange={onChange} />
        <FieldForm
          fields={form.fields}
          value={values}
          onChange={onChange}
          problems={problems}
          path={path}
          queues={queues}
        />
        <p>
          <button
            type="button"
            className={seen === null ? 'strong-button' : 'plain-button'}
            disabled={trying.isTrying}
            onClick={() => attempt()}
          >
            {t(trying.isTrying ? 'setup.trying' : seen === null ? 'mapping.fetch' : 'mapping.fetchAgain')}
          </button>
          <span className="field-help"> {t(listens ? 'mapping.listenHelp' : 'mapping.fetchHelp')}</span>
        </p>
        <Fetched {...trying} listens={listens} />
      </section>
      <MappingEditor
        form={form.mapping}
        values={values}
        onChange={describe}
        seen={seen}
        problems={[...problems, ...unfinished]}
        path={path}
        queues={queues}
      />
      <div className="trial">
        <p>
          <button
            type="button"
            className={seen === null ? 'plain-button' : 'strong-button'}
            disabled={trying.isTrying}
            onClick={() => attempt()}
          >
            {t(trying.isTrying ? 'setup.trying' : 'mapping.try')}
          </button>
          <span className="field-help"> {t('mapping.tryHelp')}</span>
        </p>
        {trying.trial !== null && <Understood {...trying} isCurrent={isCurrent && values['as'] !== undefined} />}
      </div>
    </>
  );
}

/** The settings with that list of the source, which stands in them as soon as they are drawn anew. */
function withList(configuration: JsonObject, source: string, list: JsonValue | undefined): JsonObject {
  const sources = sourcesIn(configuration).map((each) =>
    each['id'] === source ? withSetting(each, 'records', list) : each,
  );
  return { ...configuration, sources };
}

/** In a line what came, right below the button that asked for it. */
function Fetched({ trial, refused, listens }: TrialState & { readonly listens: boolean }) {
  const words = useWords();
  const { t } = words;
  const say = useSaid();
  const seen = trial?.mapped ?? null;
  return (
    <div aria-live="polite">
      {refused !== null && <p className="field-wrong">{refused}</p>}
      {trial?.failure !== null && trial !== null && <p className="field-wrong">{say(trial.failure)}</p>}
      {trial !== null && seen !== null && (
        <p className="trial-verdict">
          {seen.total === 0
            ? t(listens ? 'mapping.nothingHeard' : 'mapping.noRecords')
            : `✓ ${t('mapping.found', { count: seen.total })}`}
          <span className="field-help"> {t('setup.answeredIn', { seconds: aboutSeconds(trial.seconds, words) })}</span>
        </p>
      )}
    </div>
  );
}

function Understood({ trial, isCurrent }: TrialState & { readonly isCurrent: boolean }) {
  const { t } = useWords();
  const say = useSaid();
  if (trial === null || trial.mapped === null) return null;
  const { mapped, failure, queues, remarks, last } = trial;
  const isUnderstood = isCurrent && failure === null && mapped.feeds.length > 0;
  const verdict = isUnderstood ? 'mapping.understood' : isCurrent ? 'mapping.notYet' : 'mapping.notTried';
  return (
    <div className="trial-result" data-failed={failure !== null || undefined}>
      <p className="trial-verdict">{failure === null ? t(verdict) : `▲ ${say(failure)}`}</p>
      {remarks.map((remark) => (
        <p key={remark.en} className="field-help">
          {say(remark)}
        </p>
      ))}
      <TriedRecords seen={mapped} isUnderstood={isUnderstood} />
      {isUnderstood && <Figures queues={queues} />}
      <Pieces last={last} />
    </div>
  );
}
