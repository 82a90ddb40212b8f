import type { ActionsReport } from '#core/board/bridge';
import type { SourceStatus } from '#core/board/queue';
import { useWords } from '../words/use-words.ts';
import { CallFlowSwitch } from './call-flow-switch.tsx';
import { setCallFlow } from './use-switching.ts';

interface CallFlowsProps {
  readonly source: SourceStatus;
  readonly actions: ActionsReport | null;
}

/** The switches of a phone system: how each stands, and where it may be, a way to change it. */
export function CallFlows({ source, actions }: CallFlowsProps) {
  const { t } = useWords();
  const isOffered = actions?.actions.some((offer) => offer.source === source.id && offer.id === setCallFlow) === true;
  return (
    <section className="call-flows" aria-label={t('flows.title')}>
      <h4>{t('flows.title')}</h4>
      {isOffered && actions?.allowed === false && <p className="call-flows-help">{t('flows.needsToken')}</p>}
      <ul>
        {source.callFlows.map((flow) => (
          <CallFlowSwitch
            key={flow.id}
            source={source}
            flow={flow}
            maySwitch={isOffered && actions?.allowed === true}
          />
        ))}
      </ul>
    </section>
  );
}
