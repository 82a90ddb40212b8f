import type { ScreenOf } from '#core/screens/joined';
import { useEffect, useState } from 'react';
import { useBridge } from '../bridge.ts';

/** Whose screen the desktop around this page is; `null`: there is none around it, or it has not said yet. */
export function useScreenOf(): ScreenOf | null {
  const bridge = useBridge();
  const [screenOf, setScreenOf] = useState<ScreenOf | null>(null);
  useEffect(() => {
    let isGone = false;
    bridge.screenOf().then(
      (told) => !isGone && setScreenOf(told),
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, [bridge]);
  return screenOf;
}
