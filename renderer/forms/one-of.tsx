import { isObject, type JsonObject } from '#core/said/json';
import type { Field, Variant } from '#core/settings/form';
import { useState } from 'react';
import { useWords } from '../words/use-words.ts';
import type { FieldControlProps } from './field-control.tsx';
import { FieldForm } from './field-form.tsx';
import { problemsOf, useSaid } from './labelled.tsx';

/** One of several ways, each with fields of its own. */
export function OneOf({ field, value, onChange, problems, path, queues }: FieldControlProps) {
  const { t } = useWords();
  const say = useSaid();
  const variants = field.variants ?? [];
  const current: JsonObject = value !== undefined && isObject(value) ? value : {};
  const [chosen, setChosen] = useState<number | null>(() => variantOf(variants, value === undefined ? null : current));
  const own = problemsOf(problems, path, say);
  const variant = chosen === null ? undefined : variants[chosen];
  function choose(next: number | null): void {
    setChosen(next);
    onChange(next === null ? undefined : kept(current, variants[next]?.fields ?? []));
  }
  return (
    <fieldset className="field-group">
      <legend>{say(field.label)}</legend>
      <p className="field-help">{say(field.help)}</p>
      <fieldset className="choice-row" aria-label={say(field.label)}>
        {!field.needed && (
          <button type="button" aria-pressed={chosen === null} onClick={() => choose(null)}>
            {t('settings.none')}
          </button>
        )}
        {variants.map((each, index) => (
          <button key={each.label.en} type="button" aria-pressed={chosen === index} onClick={() => choose(index)}>
            {say(each.label)}
          </button>
        ))}
      </fieldset>
      {own.length > 0 && variant !== undefined && (
        <p className="field-wrong" role="alert">
          {own.join(' ')}
        </p>
      )}
      {variant !== undefined && (
        <FieldForm
          fields={variant.fields}
          value={current}
          onChange={onChange}
          problems={problems}
          path={path}
          queues={queues}
        />
      )}
    </fieldset>
  );
}

/** The one that has a place for all that is there. */
function variantOf(variants: readonly Variant[], value: JsonObject | null): number | null {
  if (value === null) return null;
  const names = Object.keys(value);
  const found = variants.findIndex(({ fields }) => names.every((name) => fields.some((field) => field.name === name)));
  return found === -1 ? 0 : found;
}

function kept(value: JsonObject, fields: readonly Field[]): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([name]) => fields.some((field) => field.name === name)));
}
