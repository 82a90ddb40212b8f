import type { JsonValue } from '#core/said/input';
import { isObject } from '#core/said/json';
import { useWords } from '../words/use-words.ts';
import type { FieldControlProps } from './field-control.tsx';
import { TextInput } from './inputs.tsx';
import { isIn } from './labelled.tsx';
import { messageIn } from './message-text.ts';
import { keptName, KeptSecret } from './secret-input.tsx';

/** Names, each with its value: a text, or JSON where it has parts of its own. */
export function NamedValues({ field, value, onChange, problems, path }: FieldControlProps) {
  const { t } = useWords();
  const all = value !== undefined && isObject(value) ? value : {};
  const rows = Object.entries(all);
  const without = (name: string): void => {
    const others = rows.filter(([other]) => other !== name);
    onChange(others.length === 0 ? undefined : Object.fromEntries(others));
  };
  return (
    <div className="name-table">
      {rows.map(([name, each]) => (
        <div key={name} className="name-row">
          <span className="mono">{name}</span>
          <Value
            id={`${path}.${name}`}
            label={t('settings.valueOf', { name })}
            value={each}
            isWrong={problems.some((problem) => isIn(problem.path, `${path}.${name}`))}
            onCommit={(next) => onChange({ ...all, [name]: next })}
          />
          <button
            type="button"
            className="plain-button"
            aria-label={t('settings.removeNamed', { name })}
            onClick={() => without(name)}
          >
            {t('settings.remove')}
          </button>
        </div>
      ))}
      <div className="name-row">
        <TextInput
          id={path}
          value=""
          clears
          placeholder={field.example ?? t('settings.newName')}
          onCommit={(text) => {
            const name = text.trim();
            if (name !== '' && !(name in all)) onChange({ ...all, [name]: '' });
          }}
        />
      </div>
    </div>
  );
}

interface ValueProps {
  readonly id: string;
  readonly label: string;
  readonly value: JsonValue;
  readonly isWrong: boolean;
  readonly onCommit: (value: JsonValue) => void;
}

function Value({ id, label, value, isWrong, onCommit }: ValueProps) {
  const kept = typeof value === 'string' ? keptName(value) : null;
  if (kept !== null) return <KeptSecret id={id} kept={kept} onReplace={() => onCommit('')} />;
  return (
    <TextInput
      id={id}
      label={label}
      value={typeof value === 'string' ? value : JSON.stringify(value)}
      isWrong={isWrong}
      onCommit={(text) => onCommit(messageIn(text) ?? '')}
    />
  );
}
