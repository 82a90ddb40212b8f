import { useEffect, useState } from 'react';
import { useBoard } from '../board-state.ts';
import { useBridge } from '../bridge.ts';

/** Whether whoever sits here may change settings: he holds the board's token, or sits at the desktop's own window. */
export function useMayChange(): boolean {
  const bridge = useBridge();
  // A hub that came back may be another one, or have another token.
  const isOpen = useBoard((state) => state.connection.state === 'open');
  const [may, setMay] = useState(false);
  useEffect(() => {
    if (!isOpen) return;
    let isGone = false;
    bridge.actions().then(
      ({ allowed }) => !isGone && setMay(allowed),
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, [bridge, isOpen]);
  return may;
}
