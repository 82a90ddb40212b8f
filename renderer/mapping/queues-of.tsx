import type { JsonObject } from '#core/said/json';
import type { QueueName } from '../forms/field-control.tsx';
import { useWords } from '../words/use-words.ts';
import { WordTable } from './word-table.tsx';

interface QueuesOfProps {
  readonly id: string;
  /** Whether a field says of which queue a record is. */
  readonly isNamed: boolean;
  readonly table: JsonObject;
  readonly seen: readonly string[];
  readonly queues: readonly QueueName[];
  readonly onChange: (table: JsonObject) => void;
  readonly problems: readonly string[];
}

/** Which of the board's queues the source's names are; or the one queue that all of it is of. */
export function QueuesOf({ id, isNamed, table, seen, queues, onChange, problems }: QueuesOfProps) {
  const { t } = useWords();
  if (isNamed) {
    return (
      <WordTable
        id={id}
        title={t('mapping.queues')}
        help={t('mapping.queuesHelp')}
        another={t('mapping.newName')}
        meanings={queues.map(({ id: value, name }) => ({ value, label: name }))}
        table={table}
        seen={seen}
        onChange={onChange}
        problems={problems}
      />
    );
  }
  const [only] = Object.keys(table);
  return (
    <fieldset className="map-words">
      <legend>{t('mapping.queues')}</legend>
      <p className="field-help">{t('mapping.oneQueueHelp')}</p>
      {problems.length > 0 && (
        <p className="field-wrong" role="alert">
          {problems.join(' ')}
        </p>
      )}
      <div className="map-word">
        <label htmlFor={id}>{t('mapping.oneQueue')}</label>
        <span aria-hidden="true">→</span>
        <select
          id={id}
          value={only ?? ''}
          onChange={({ target }) => onChange(target.value === '' ? {} : { [target.value]: [] })}
        >
          <option value="">–</option>
          {queues.map(({ id: value, name }) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      </div>
    </fieldset>
  );
}
