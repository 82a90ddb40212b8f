import { useEffect, useRef } from 'react';
import { boardStore } from '../board-state.ts';
import { levelInWords } from './level-words.tsx';
import { looksOf, type Looks } from './looks.ts';
import { languageOf } from '../words/language-of.ts';
import { languages } from '../words/words.ts';

/** Tells a screen reader of each queue that has become critical: once, and nothing else that moves. */
export function Announcer() {
  const element = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    const before = new Map<string, Looks>();
    function announce(): void {
      const state = boardStore.getState();
      if (state.frozenAt !== null) return;
      const words = languages[languageOf(state)];
      for (const queue of state.queues.values()) {
        const looks = looksOf(queue, null);
        if (looks === 'critical' && before.get(queue.id) !== 'critical' && element.current !== null) {
          const level = levelInWords(queue.levelReason, looks, words);
          element.current.textContent = words.t('announce', {
            queue: queue.name,
            level,
            count: queue.callsWaiting ?? 0,
          });
        }
        before.set(queue.id, looks);
      }
    }
    announce();
    return boardStore.subscribe((state, last) => {
      if (state.queues !== last.queues) announce();
    });
  }, []);
  return <p className="visually-hidden" role="alert" data-testid="announcer" ref={element} />;
}
