import type { JsonObject } from '#core/said/json';
import type { Field } from '#core/settings/form';
import type { MappedTrial, MappingForm, RecordKind } from '#core/settings/mapping';
import type { SettingsProblem } from '#core/settings/settings';
import type { QueueName } from '../forms/field-control.tsx';
import { TextInput } from '../forms/inputs.tsx';
import { Labelled, problemsAt, problemsOf, useSaid } from '../forms/labelled.tsx';
import { useWords } from '../words/use-words.ts';
import { choiceOf } from './expression.ts';
import { FieldRow } from './field-row.tsx';
import { objectIn, seenIn, withField, withKind, withSetting } from './mapping-values.ts';
import { Proposal } from './proposal.tsx';
import { QueuesOf } from './queues-of.tsx';
import { TimeRows } from './time-rows.tsx';
import { WordTable } from './word-table.tsx';

export interface MappingEditorProps {
  readonly form: MappingForm;
  /** The settings of the source, the mapping among them. */
  readonly values: JsonObject;
  readonly onChange: (values: JsonObject) => void;
  /** What the last trial saw; `null`: nothing was tried. */
  readonly seen: MappedTrial | null;
  readonly problems: readonly SettingsProblem[];
  /** Where the settings stand: `sources[0]`. */
  readonly path: string;
  readonly queues: readonly QueueName[];
}

/** What the records of a source mean, field for field. */
export function MappingEditor(props: MappingEditorProps) {
  const { form, values, onChange, seen } = props;
  const { t } = useWords();
  const say = useSaid();
  const kind = form.kinds.find(({ value }) => value === values['as']);
  return (
    <section className="settings-card mapping" aria-label={t('mapping.title')}>
      <h4 className="card-title">{t('mapping.title')}</h4>
      <ListPlace {...props} />
      <fieldset className="map-kinds">
        <legend>{t('mapping.kind')}</legend>
        {form.kinds.map((each) => (
          <div key={each.value} className="map-kind">
            <input
              type="radio"
              id={`${props.path}-as-${each.value}`}
              name={`${props.path}-as`}
              checked={each === kind}
              aria-describedby={`${props.path}-as-${each.value}-help`}
              onChange={() => onChange(withKind(values, each))}
            />
            <div>
              <label htmlFor={`${props.path}-as-${each.value}`}>{say(each.label)}</label>
              <p className="field-help" id={`${props.path}-as-${each.value}-help`}>
                {say(each.help)}
              </p>
            </div>
          </div>
        ))}
      </fieldset>
      {kind === undefined ? (
        <p className="field-help">{t('mapping.chooseKind')}</p>
      ) : (
        <>
          {seen !== null && (
            <Proposal
              kind={kind}
              values={values}
              proposal={seen.proposals[kind.value]}
              queues={props.queues}
              onChange={onChange}
            />
          )}
          <FieldRows {...props} kind={kind} />
        </>
      )}
    </section>
  );
}

/** In which part of an answer the list is; of files and tables the answer is the list. */
function ListPlace({ form, values, onChange, seen, problems, path }: MappingEditorProps) {
  const say = useSaid();
  const { t } = useWords();
  const field = settingOf(form, 'records');
  const isSaid = values['records'] !== undefined;
  const wrong = problemsAt(problems, `${path}.records`, say);
  if (field === undefined || (!isSaid && wrong.length === 0 && (seen === null || seen.lists.length === 0))) return null;
  return (
    <div className="map-list-place">
      <Labelled id={`${path}.records`} label={say(field.label)} help={t('mapping.listHelp')} problems={wrong}>
        <TextInput
          id={`${path}.records`}
          value={typeof values['records'] === 'string' ? values['records'] : ''}
          isMono
          isWrong={wrong.length > 0}
          list={seen?.lists ?? []}
          onCommit={(text) => onChange(withSetting(values, 'records', text.trim() || undefined))}
        />
      </Labelled>
      {!isSaid &&
        seen?.lists.map((list) => (
          <button
            key={list}
            type="button"
            className="plain-button"
            onClick={() => onChange(withSetting(values, 'records', list))}
          >
            {t('mapping.useList', { list })}
          </button>
        ))}
    </div>
  );
}

function FieldRows({
  form,
  kind,
  values,
  onChange,
  seen,
  problems,
  path,
  queues,
}: MappingEditorProps & { kind: RecordKind }) {
  const { t } = useWords();
  const say = useSaid();
  const columns = seen?.columns ?? [];
  const fields = objectIn(values['fields']);
  const problemsIn = (name: string): readonly string[] => problemsAt(problems, `${path}.${name}`, say);
  const ofAll = problemsOf(problems, `${path}.fields`, say);
  const { words } = kind;
  const table = words === null ? undefined : settingOf(form, words.name);
  return (
    <>
      <div className="map-rows">
        {kind.fields.map((field) => (
          <FieldRow
            key={`${kind.value}.${field.name}`}
            id={`${path}.fields.${field.name}`}
            field={field}
            value={fields[field.name]}
            columns={columns}
            onChange={(next) => onChange(withField(values, field.name, next))}
            problems={problemsIn(`fields.${field.name}`)}
          />
        ))}
        {kind.fields.some(({ value }) => value === 'time') && (
          <TimeRows values={values} onChange={onChange} path={path} problemsOf={problemsIn} />
        )}
      </div>
      {ofAll.length > 0 && (
        <p className="field-wrong" role="alert">
          {ofAll.join(' ')}
        </p>
      )}
      {words !== null && table !== undefined && (
        <WordTable
          id={`${path}.${words.name}`}
          title={say(table.label)}
          help={t('mapping.wordsHelp')}
          another={t('mapping.newWord')}
          meanings={words.meanings.map(({ value, label }) => ({ value, label: say(label) }))}
          table={objectIn(values[words.name])}
          seen={seenIn(values, words.field, columns)}
          onChange={(next) => onChange(withSetting(values, words.name, next))}
          problems={problemsIn(words.name)}
        />
      )}
      {kind.value !== 'agents' && (
        <QueuesOf
          id={`${path}.queues`}
          isNamed={choiceOf(fields['queue'], columns).way !== 'none'}
          table={objectIn(values['queues'])}
          seen={seenIn(values, 'queue', columns)}
          queues={queues}
          onChange={(next) => onChange(withSetting(values, 'queues', next))}
          problems={problemsIn('queues')}
        />
      )}
    </>
  );
}

function settingOf({ settings }: MappingForm, name: string): Field | undefined {
  return settings.find((each) => each.name === name);
}
