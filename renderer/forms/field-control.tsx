import type { JsonValue } from '#core/said/input';
import { isList, isObject, type JsonObject } from '#core/said/json';
import type { Field } from '#core/settings/form';
import type { SettingsProblem } from '#core/settings/settings';
import { useWords } from '../words/use-words.ts';
import { FieldForm } from './field-form.tsx';
import { LinesInput, NamedSwitch, Switch, TextInput } from './inputs.tsx';
import { Labelled, problemsAt, problemsOf, useSaid } from './labelled.tsx';
import { MessageInput } from './message-input.tsx';
import { MessagesField, RepeatedField } from './messages-field.tsx';
import { NamedValues } from './named-values.tsx';
import { numberIn } from './numbers.ts';
import { OneOf } from './one-of.tsx';
import { SecretInput } from './secret-input.tsx';
import { Table } from './table.tsx';

export interface QueueName {
  readonly id: string;
  readonly name: string;
}

export interface FieldControlProps {
  readonly field: Field;
  readonly value: JsonValue | undefined;
  /** `undefined`: it is not set any more. */
  readonly onChange: (value: JsonValue | undefined) => void;
  readonly problems: readonly SettingsProblem[];
  readonly path: string;
  readonly queues: readonly QueueName[];
}

/** One setting. */
export function FieldControl(props: FieldControlProps) {
  const { field } = props;
  switch (field.kind) {
    case 'group':
      return <Group {...props} />;
    case 'queues':
      return <ByQueue {...props} />;
    case 'oneOf':
      return <OneOf {...props} />;
    case 'text':
    case 'secret':
    case 'number':
    case 'choice':
    case 'yesOrNo':
    case 'texts':
    case 'table':
    case 'expressions':
    case 'longText':
    case 'numberOrText':
    case 'message':
    case 'messages':
    case 'repeated':
    case 'named':
    case 'json':
      return <Simple {...props} />;
  }
}

function Simple(props: FieldControlProps) {
  const { field, problems, path } = props;
  const say = useSaid();
  const wrong = problemsAt(problems, path, say);
  const unit = field.unit === undefined ? '' : ` (${say(field.unit)})`;
  return (
    <Labelled id={path} label={`${say(field.label)}${unit}`} help={say(field.help)} problems={wrong}>
      <Control {...props} isWrong={wrong.length > 0} />
    </Labelled>
  );
}

function Control(props: FieldControlProps & { readonly isWrong: boolean }) {
  const { field, value, onChange, path, isWrong } = props;
  const say = useSaid();
  const usual = field.usual === undefined ? undefined : textOf(field.usual);
  const common = { id: path, isWrong };
  switch (field.kind) {
    case 'secret':
      return <SecretInput {...common} value={typeof value === 'string' ? value : ''} onCommit={onChange} />;
    case 'number':
      return (
        <TextInput
          {...common}
          type="number"
          width="9em"
          value={value === undefined ? '' : textOf(value)}
          placeholder={usual ?? field.example}
          onCommit={(text) => onChange(numberIn(text))}
        />
      );
    case 'yesOrNo':
      return (
        <Switch
          id={path}
          isOn={(value ?? field.usual) === true}
          label={say(field.label)}
          onChange={(isOn) => onChange(isOn === field.usual ? undefined : isOn)}
        />
      );
    case 'choice':
      return (
        <select
          id={path}
          value={typeof value === 'string' ? value : textOf(field.usual ?? '')}
          onChange={({ target }) => onChange(target.value === '' ? undefined : target.value)}
        >
          {field.usual === undefined && <option value="">–</option>}
          {(field.choices ?? []).map((choice) => (
            <option key={choice.value} value={choice.value}>
              {say(choice.label)}
            </option>
          ))}
        </select>
      );
    case 'texts':
      return (
        <LinesInput
          {...common}
          value={value !== undefined && isList(value) ? value.map(textOf).join('\n') : ''}
          placeholder={field.example}
          onCommit={(text) => onChange(linesIn(text))}
        />
      );
    case 'table':
      return <Table id={path} value={value !== undefined && isObject(value) ? value : {}} onChange={onChange} />;
    case 'longText':
      return (
        <LinesInput
          {...common}
          value={value === undefined ? '' : textOf(value)}
          placeholder={field.example}
          onCommit={(text) => onChange(text.trim() === '' ? undefined : text.trim())}
        />
      );
    case 'numberOrText':
      return (
        <TextInput
          {...common}
          value={value === undefined ? '' : textOf(value)}
          placeholder={usual ?? field.example}
          onCommit={(text) => onChange(numberIn(text))}
        />
      );
    case 'message':
      return <MessageInput {...common} value={value} placeholder={field.example} onCommit={onChange} />;
    case 'messages':
      return <MessagesField {...props} />;
    case 'repeated':
      return <RepeatedField {...props} />;
    case 'named':
      return <NamedValues {...props} />;
    // A mapping has an editor of its own; elsewhere it is what it is in the file.
    case 'expressions':
    case 'json':
      return (
        <LinesInput
          {...common}
          value={value === undefined ? '' : JSON.stringify(value, null, 2)}
          placeholder={usual}
          onCommit={(text) => onChange(jsonIn(text))}
        />
      );
    case 'text':
    case 'group':
    case 'queues':
    case 'oneOf':
      return (
        <TextInput
          {...common}
          value={value === undefined ? '' : textOf(value)}
          placeholder={field.example ?? usual}
          onCommit={(text) => onChange(text.trim() === '' ? undefined : text.trim())}
        />
      );
  }
}

/** Several settings under one name; one that need not be is switched on first. */
function Group({ field, value, onChange, problems, path, queues }: FieldControlProps) {
  const say = useSaid();
  const isOn = field.needed || value !== undefined;
  return (
    <fieldset className="field-group">
      <legend>
        {field.needed ? (
          say(field.label)
        ) : (
          <NamedSwitch
            id={`${path}-on`}
            isOn={isOn}
            label={say(field.label)}
            onChange={(on) => onChange(on ? {} : undefined)}
          />
        )}
      </legend>
      <p className="field-help">{say(field.help)}</p>
      {isOn && (
        <FieldForm
          fields={field.fields ?? []}
          value={value !== undefined && isObject(value) ? value : {}}
          onChange={onChange}
          problems={problems}
          path={path}
          queues={queues}
        />
      )}
    </fieldset>
  );
}

/** For each queue of the board what it is in the phone system. */
function ByQueue({ field, value, onChange, problems, path, queues }: FieldControlProps) {
  const say = useSaid();
  const { t } = useWords();
  const all: JsonObject = value !== undefined && isObject(value) ? value : {};
  const { each } = field;
  const own = problemsOf(problems, path, say);
  if (each === undefined) return null;
  function change(queue: string, next: JsonValue | undefined): void {
    const { [queue]: _before, ...others } = all;
    const changed = next === undefined || isEmpty(next) ? others : { ...all, [queue]: next };
    onChange(Object.keys(changed).length === 0 && !field.needed ? undefined : changed);
  }
  return (
    <fieldset className="field-group">
      <legend>{say(field.label)}</legend>
      <p className="field-help">{say(field.help)}</p>
      {own.length > 0 && (
        <p className="field-wrong" role="alert">
          {own.join(' ')}
        </p>
      )}
      {queues.length === 0 && <p className="field-help">{t('settings.noQueuesYet')}</p>}
      <div className="by-queue">
        {queues.map(({ id, name }) => (
          <FieldControl
            key={id}
            field={{ ...each, label: { da: name, en: name }, help: none, ...exampleOf(field) }}
            value={all[id]}
            onChange={(next) => change(id, next)}
            problems={problems}
            path={`${path}.${id}`}
            queues={queues}
          />
        ))}
      </div>
    </fieldset>
  );
}

const none = { da: '', en: '' };

function exampleOf({ example }: Field): { readonly example?: string } {
  return example === undefined ? {} : { example };
}

function isEmpty(value: JsonValue): boolean {
  return value === '' || (isList(value) && value.length === 0) || (isObject(value) && Object.keys(value).length === 0);
}

function textOf(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function linesIn(text: string): JsonValue | undefined {
  const lines = text.split(/[\n,]/).flatMap((line) => line.trim() || []);
  return lines.length === 0 ? undefined : lines;
}

/** What is no JSON goes to the hub as the text it is, which says what it expected. */
function jsonIn(text: string): JsonValue | undefined {
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return text;
  }
}
