import { useEffect } from 'react';
import { isKiosk } from '../screen/kiosk.ts';

/** On a wall, whoever opened the screen may have gone: so long after the last touch it closes by itself. Milliseconds. */
const patience = 60_000;

const signsOfLife = ['pointermove', 'pointerdown', 'keydown', 'wheel'] as const;

/** Calls `close` when nobody touches a kiosk's screen any more. A screen on a desk stays as it was left. */
export function useCloseUnattended(close: () => void): void {
  useEffect(() => {
    if (!isKiosk(location.href)) return undefined;
    let timer = setTimeout(close, patience);
    const attend = () => {
      clearTimeout(timer);
      timer = setTimeout(close, patience);
    };
    for (const sign of signsOfLife) window.addEventListener(sign, attend, { passive: true });
    return () => {
      clearTimeout(timer);
      for (const sign of signsOfLife) window.removeEventListener(sign, attend);
    };
  }, [close]);
}
