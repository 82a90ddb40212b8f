import type { JsonValue } from '#core/said/input';
import type { JsonObject } from '#core/said/json';
import { useWords } from '../words/use-words.ts';
import { TextInput } from './inputs.tsx';
import { SecretInput } from './secret-input.tsx';

interface TableProps {
  readonly id: string;
  readonly value: JsonObject;
  readonly onChange: (value: JsonValue | undefined) => void;
}

/** Names with what each stands for, such as headers. What stands there may be a key, and is treated as one. */
export function Table({ id, value, onChange }: TableProps) {
  const { t } = useWords();
  const rows = Object.entries(value);
  const put = (next: JsonObject): void => onChange(Object.keys(next).length === 0 ? undefined : next);
  return (
    <div className="name-table">
      {rows.map(([key, each]) => (
        <div key={key} className="name-row">
          <span className="mono">{key}</span>
          <SecretInput
            id={`${id}.${key}`}
            value={typeof each === 'string' ? each : JSON.stringify(each)}
            label={t('settings.valueOf', { name: key })}
            isWrong={false}
            onCommit={(text) => text !== undefined && put({ ...value, [key]: text })}
          />
          <button
            type="button"
            className="plain-button"
            aria-label={t('settings.removeNamed', { name: key })}
            onClick={() => put(Object.fromEntries(rows.filter(([other]) => other !== key)))}
          >
            {t('settings.remove')}
          </button>
        </div>
      ))}
      <div className="name-row">
        <TextInput
          id={id}
          value=""
          clears
          placeholder={t('settings.newName')}
          onCommit={(text) => {
            const trimmed = text.trim();
            if (trimmed !== '' && !(trimmed in value)) put({ ...value, [trimmed]: '' });
          }}
        />
      </div>
    </div>
  );
}
