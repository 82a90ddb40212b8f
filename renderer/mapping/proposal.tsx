import type { JsonObject } from '#core/said/json';
import type { MappingProposal, RecordKind } from '#core/settings/mapping';
import type { QueueName } from '../forms/field-control.tsx';
import { useSaid } from '../forms/labelled.tsx';
import { useWords } from '../words/use-words.ts';
import { hasQueues, isNews, objectIn, withProposal } from './mapping-values.ts';

interface ProposalProps {
  readonly kind: RecordKind;
  readonly values: JsonObject;
  readonly proposal: MappingProposal | undefined;
  readonly queues: readonly QueueName[];
  readonly onChange: (values: JsonObject) => void;
}

/** What the names of the columns suggest. It is used when somebody says so, and changes nothing that was said. */
export function Proposal({ kind, values, proposal, queues, onChange }: ProposalProps) {
  const { t } = useWords();
  const say = useSaid();
  if (proposal === undefined || !isNews(values, proposal)) return null;
  const own = objectIn(values['fields']);
  const found = kind.fields.flatMap(({ name, label }) => {
    const expression = proposal.fields[name];
    return expression === undefined || own[name] !== undefined ? [] : [{ name, label, expression }];
  });
  const named = queues.flatMap(({ id, name }) => {
    const words = hasQueues(values) ? [] : (proposal.queues?.[id] ?? []);
    return words.length === 0 ? [] : [{ name, words }];
  });
  return (
    <div className="map-proposal">
      <p>{t('mapping.proposal')}</p>
      <ul>
        {found.map(({ name, label, expression }) => (
          <li key={name}>
            {say(label)}: <span className="mono">{expression.replaceAll('`', '')}</span>
          </li>
        ))}
        {named.map(({ name, words }) => (
          <li key={name}>
            {t('mapping.queueIs', { queue: name })} <span className="mono">{words.join(', ')}</span>
          </li>
        ))}
      </ul>
      <button type="button" className="plain-button" onClick={() => onChange(withProposal(values, proposal))}>
        {t('mapping.useProposal')}
      </button>
    </div>
  );
}
