import type { JsonObject } from '#core/said/json';
import { TextInput } from '../forms/inputs.tsx';
import { useWords } from '../words/use-words.ts';
import { withWord, wordRows } from './mapping-values.ts';

interface WordTableProps {
  readonly id: string;
  readonly title: string;
  readonly help: string;
  /** What one more is called. */
  readonly another: string;
  /** What each word may mean. */
  readonly meanings: readonly { readonly value: string; readonly label: string }[];
  readonly table: JsonObject;
  /** The words that came. */
  readonly seen: readonly string[];
  readonly onChange: (table: JsonObject) => void;
  readonly problems: readonly string[];
}

/** The source's own words, a row each, with what it means: one that means nothing is passed over. */
export function WordTable({ id, title, help, another, meanings, table, seen, onChange, problems }: WordTableProps) {
  const { t } = useWords();
  const rows = wordRows(table, seen);
  return (
    <fieldset className="map-words">
      <legend>{title}</legend>
      <p className="field-help">{help}</p>
      {problems.length > 0 && (
        <p className="field-wrong" role="alert">
          {problems.join(' ')}
        </p>
      )}
      {rows.map(({ word, meaning }, index) => (
        <div key={word} className="map-word">
          <label htmlFor={`${id}-${index}`}>{word}</label>
          <span aria-hidden="true">→</span>
          <select
            id={`${id}-${index}`}
            value={meaning ?? ''}
            onChange={({ target }) => onChange(withWord(table, word, target.value === '' ? null : target.value))}
          >
            <option value="">{t('mapping.passedOver')}</option>
            {meanings.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </div>
      ))}
      <div className="map-word">
        <TextInput
          id={`${id}-new`}
          label={t('mapping.newWordFor', { table: title })}
          value=""
          clears
          placeholder={another}
          onCommit={(text) => {
            const first = meanings[0]?.value;
            if (text.trim() !== '' && first !== undefined) onChange(withWord(table, text.trim(), first));
          }}
        />
      </div>
    </fieldset>
  );
}
