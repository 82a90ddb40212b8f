import type { JsonValue } from '#core/said/input';
import { isObject } from '#core/said/json';
import type { MappedTrial, TriedRecord } from '#core/settings/mapping';
import { useSaid } from '../forms/labelled.tsx';
import { enDash } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';

interface TriedRecordsProps {
  readonly seen: MappedTrial;
  /** The mapping that was tried is the one that stands there now, and it can be used. */
  readonly isUnderstood: boolean;
}

/** The last records as they came, each beside what it became, and the figures that the board gets of them. */
export function TriedRecords({ seen, isUnderstood }: TriedRecordsProps) {
  const { t } = useWords();
  const say = useSaid();
  const { records, feeds, total } = seen;
  return (
    <>
      {records.length > 0 && (
        <table className="row-table tried-records">
          <caption>{t('mapping.lastRecords', { count: records.length, total })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('mapping.record')}</th>
              {isUnderstood && <th scope="col">{t('mapping.became')}</th>}
            </tr>
          </thead>
          <tbody>
            {records.map((each, index) => (
              <tr key={`${index} ${JSON.stringify(each.record)}`}>
                <td>
                  <Said record={each.record} />
                </td>
                {isUnderstood && <td>{becameText(each, say, t('mapping.nothing'))}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {isUnderstood && (
        <p>
          {t('mapping.feeds')} {feeds.map((name) => t(`number.${name}`)).join(', ')}.
        </p>
      )}
    </>
  );
}

function Said({ record }: { readonly record: JsonValue }) {
  if (!isObject(record)) return <span className="mono">{JSON.stringify(record)}</span>;
  return (
    <dl className="said-record">
      {Object.entries(record).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value === '' || value === null ? enDash : typeof value === 'string' ? value : JSON.stringify(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

function becameText({ became, problem }: TriedRecord, say: ReturnType<typeof useSaid>, nothing: string): string {
  if (problem !== null) return `▲ ${say(problem)}`;
  return became.length === 0 ? nothing : became.map(say).join(' ');
}
