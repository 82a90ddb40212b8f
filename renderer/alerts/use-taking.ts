import { useCallback, useEffect } from 'react';
import { useBridge } from '../bridge.ts';
import { useActions } from '../sources/use-actions.ts';
import { useWords } from '../words/use-words.ts';
import { alertStore, byUrgency, isUntaken } from './alert-store.ts';

/** So long is an alert put off. */
const snoozeMinutes = 15;

/** What somebody who sits here may do about an alert. */
export interface Taking {
  take(id: string): void;
  snooze(id: string): void;
}

/** `null` on a wall in a public place, and where the board has no token: who only looks takes nothing. */
export function useTaking(): Taking | null {
  const bridge = useBridge();
  const { t } = useWords();
  const isAllowed = useActions()?.allowed === true;
  const done = useCallback(
    async (asked: Promise<unknown>) => {
      const { hear, refuse } = alertStore.getState();
      try {
        await asked;
        refuse(null);
        hear(await bridge.alerts());
      } catch (error) {
        refuse(t('alert.failed', { reason: error instanceof Error ? error.message : String(error) }));
      }
    },
    [bridge, t],
  );
  const take = useCallback(
    (id: string) => {
      const by = alertStore.getState().name.trim();
      void done(bridge.acknowledge(by === '' ? { id } : { id, by }));
    },
    [bridge, done],
  );
  const snooze = useCallback((id: string) => void done(bridge.snooze({ id, minutes: snoozeMinutes })), [bridge, done]);
  return isAllowed ? { take, snooze } : null;
}

/** T takes the most urgent one that nobody has. */
export function useTakingByKey(taking: Taking | null): void {
  useEffect(() => {
    if (taking === null) return undefined;
    const hear = (event: KeyboardEvent) => {
      const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.repeat;
      if (!isPlain || event.key.toLowerCase() !== 't' || isTyping(event.target)) return;
      const [first] = byUrgency(alertStore.getState().alerts.filter(isUntaken));
      if (first !== undefined) taking.take(first.id);
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, [taking]);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, select, textarea');
}
