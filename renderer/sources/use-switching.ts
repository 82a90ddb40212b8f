import type { CallFlow, SourceStatus } from '#core/board/queue';
import type { Said } from '#core/said/sentence';
import { useState } from 'react';
import { useBridge } from '../bridge.ts';
import { useAskSources } from './fresh-sources.ts';

/** How the contract names it. */
export const setCallFlow = 'set-call-flow';

/**
 * Where the switching of a call flow stands: nobody asked for it; somebody did, and has still to confirm it; under way;
 * and what became of it. `to`: what it is switched to.
 */
export type Switching =
  | { readonly step: 'idle' }
  | { readonly step: 'asking' | 'doing' | 'done' | 'unsure'; readonly to: boolean }
  | { readonly step: 'failed'; readonly to: boolean; readonly error: Said };

/** What the hub said is so, until the source is heard anew. */
interface Word {
  readonly active: boolean;
  readonly heardAt: string | null;
}

/** A call flow as it stands now, and the way to switch it: first `ask`, then `confirm` or `cancel`. */
export function useSwitching(source: SourceStatus, flow: CallFlow) {
  const bridge = useBridge();
  const askSources = useAskSources();
  const [switching, setSwitching] = useState<Switching>({ step: 'idle' });
  const [word, setWord] = useState<Word | null>(null);
  const active = word !== null && word.heardAt === source.lastInputAt ? word.active : flow.active;

  async function perform(to: boolean): Promise<Switching> {
    try {
      const result = await bridge.perform({
        source: source.id,
        action: setCallFlow,
        parameters: { flow: flow.id, active: to },
      });
      if ('error' in result) return { step: 'failed', to, error: result.errorIn ?? result.error };
      setWord({ active: to, heardAt: source.lastInputAt });
      return { step: 'done', to };
    } catch {
      // The order may have arrived or not: only the phone system knows.
      return { step: 'unsure', to };
    }
  }

  return {
    active,
    switching,
    ask: () => setSwitching({ step: 'asking', to: !active }),
    cancel: () => setSwitching({ step: 'idle' }),
    async confirm(to: boolean): Promise<void> {
      setSwitching({ step: 'doing', to });
      const outcome = await perform(to);
      await askSources();
      setSwitching(outcome);
    },
  };
}
