import { useState } from 'react';
import type { JsonValue } from '#core/said/input';
import type { MappedField, SeenColumn } from '#core/settings/mapping';
import { TextInput } from '../forms/inputs.tsx';
import { useSaid } from '../forms/labelled.tsx';
import { useWords } from '../words/use-words.ts';
import { choiceOf, valueOf, type Choice, type Way } from './expression.ts';

interface FieldRowProps {
  readonly field: MappedField;
  readonly value: JsonValue | undefined;
  readonly columns: readonly SeenColumn[];
  readonly onChange: (value: JsonValue | undefined) => void;
  readonly problems: readonly string[];
  readonly id: string;
}

const before = 'column:';
const mostSamples = 3;

/** One field of a record: which column it is, or what else it comes to; with what was seen there. */
export function FieldRow({ field, value, columns, onChange, problems, id }: FieldRowProps) {
  const { t } = useWords();
  const say = useSaid();
  const said = choiceOf(value, columns);
  // A constant or an expression that is chosen and not typed yet stands nowhere but here.
  const [begun, setBegun] = useState<Way | null>(null);
  const way = begun !== null && said.way === 'none' ? begun : said.way;
  const isWrong = problems.length > 0;
  const seen = columns.find(({ expression }) => way === 'column' && expression === said.text);
  const isUnseen = way === 'column' && seen === undefined;

  function choose(chosen: string): void {
    if (chosen.startsWith(before)) {
      setBegun(null);
      return onChange(chosen.slice(before.length));
    }
    setBegun(chosen as Way);
    onChange(undefined);
  }

  function type(next: Choice): void {
    onChange(valueOf(next, field.value));
  }

  const name = say(field.label);
  return (
    <div className="map-row" data-wrong={isWrong || undefined}>
      <div>
        <label htmlFor={id}>
          {name}
          {field.needed && <span className="map-needed"> {t('mapping.needed')}</span>}
        </label>
        <p className="field-help" id={`${id}-help`}>
          {say(field.help)}
        </p>
      </div>
      <div className="map-choice">
        <select
          id={id}
          value={way === 'column' ? `${before}${said.text}` : way}
          aria-describedby={isWrong ? `${id}-wrong` : `${id}-help`}
          aria-invalid={isWrong || undefined}
          onChange={({ target }) => choose(target.value)}
        >
          <option value="none">{t('mapping.notSaid')}</option>
          {(columns.length > 0 || isUnseen) && (
            <optgroup label={t('mapping.columns')}>
              {isUnseen && <option value={`${before}${said.text}`}>{said.text}</option>}
              {columns.map((column) => (
                <option key={column.expression} value={`${before}${column.expression}`}>
                  {column.values[0] === undefined ? column.name : `${column.name} (${shortened(column.values[0])})`}
                </option>
              ))}
            </optgroup>
          )}
          <optgroup label={t('mapping.else')}>
            <option value="constant">{t('mapping.constant')}</option>
            <option value="own">{t('mapping.own')}</option>
          </optgroup>
        </select>
        {(way === 'constant' || way === 'own') && (
          <TextInput
            id={`${id}-text`}
            label={t(way === 'own' ? 'mapping.ownOf' : 'mapping.constantOf', { field: name })}
            value={said.text}
            isMono={way === 'own'}
            placeholder={way === 'own' ? '$time(Start) + $seconds(Wait) * 1000' : ''}
            onCommit={(text) => type({ way, text })}
          />
        )}
        {isWrong && (
          <p className="field-wrong" id={`${id}-wrong`} role="alert">
            {problems.join(' ')}
          </p>
        )}
      </div>
      <p className="map-sample">
        {seen !== undefined &&
          seen.values.slice(0, mostSamples).map((each) => <span key={each}>{shortened(each)}</span>)}
        {seen !== undefined && seen.values.length === 0 && t('mapping.alwaysEmpty')}
      </p>
    </div>
  );
}

const longest = 28;

function shortened(value: string): string {
  return value.length > longest ? `${value.slice(0, longest - 1)}…` : value;
}
