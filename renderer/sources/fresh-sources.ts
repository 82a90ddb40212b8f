import { useCallback, useEffect } from 'react';
import { boardStore } from '../board-state.ts';
import { useBridge } from '../bridge.ts';

/** While somebody looks, the sources are asked for more often than for the header. Milliseconds. */
const every = 2_000;

/** Asks for the sources at once. What fails is not told here: that the hub is lost, the board says already. */
export function useAskSources(): () => Promise<void> {
  const bridge = useBridge();
  return useCallback(async () => {
    try {
      boardStore.getState().hearSources(await bridge.sources());
    } catch {
      // The next round asks again.
    }
  }, [bridge]);
}

/** Keeps the sources fresh for as long as the component is there. */
export function useFreshSources(): void {
  const ask = useAskSources();
  useEffect(() => {
    let isGone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    async function round(): Promise<void> {
      await ask();
      // One question at a time: a slow hub is not asked faster than it answers.
      if (!isGone) timer = setTimeout(() => void round(), every);
    }
    void round();
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [ask]);
}
