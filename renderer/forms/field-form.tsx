import { useState } from 'react';
import type { JsonValue } from '#core/said/input';
import type { JsonObject } from '#core/said/json';
import type { Field } from '#core/settings/form';
import type { SettingsProblem } from '#core/settings/settings';
import { useWords } from '../words/use-words.ts';
import { FieldControl, type QueueName } from './field-control.tsx';
import { isIn } from './labelled.tsx';

export interface FieldFormProps {
  readonly fields: readonly Field[];
  readonly value: JsonObject;
  readonly onChange: (value: JsonObject) => void;
  readonly problems: readonly SettingsProblem[];
  /** Where the value stands in the configuration: `sources[0]`. */
  readonly path: string;
  readonly queues: readonly QueueName[];
}

/** The settings of one thing, each by what it is. What few need is shown when asked for, or when it is set or wrong. */
export function FieldForm({ fields, value, onChange, problems, path, queues }: FieldFormProps) {
  const { t } = useWords();
  const [isAll, setIsAll] = useState(false);
  const isRare = ({ name, rare }: Field): boolean =>
    rare && value[name] === undefined && !problems.some((problem) => isIn(problem.path, `${path}.${name}`));
  const hidden = fields.filter(isRare);
  const shown = isAll ? fields : fields.filter((field) => !isRare(field));

  function change(name: string, next: JsonValue | undefined): void {
    const { [name]: _before, ...others } = value;
    // In its place, so that a file that is exported reads as it was written.
    if (next === undefined) return onChange(others);
    onChange(name in value ? { ...value, [name]: next } : { ...others, [name]: next });
  }

  return (
    <div className="fields">
      {shown.map((field) => (
        <FieldControl
          key={field.name}
          field={field}
          value={value[field.name]}
          onChange={(next) => change(field.name, next)}
          problems={problems}
          path={`${path}.${field.name}`}
          queues={queues}
        />
      ))}
      {hidden.length > 0 && (
        <p className="field-more">
          <button type="button" className="link-button" aria-expanded={isAll} onClick={() => setIsAll(!isAll)}>
            {t(isAll ? 'settings.fewer' : 'settings.more', { count: hidden.length })}
          </button>
        </p>
      )}
    </div>
  );
}
