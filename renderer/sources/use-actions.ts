import type { ActionsReport } from '#core/board/bridge';
import { useEffect, useState } from 'react';
import { useBridge } from '../bridge.ts';
import { isKiosk } from '../screen/kiosk.ts';

/** What may be asked of the phone systems; `null` until the hub has said so, and for ever on a wall in a public place. */
export function useActions(): ActionsReport | null {
  const bridge = useBridge();
  const [report, setReport] = useState<ActionsReport | null>(null);
  useEffect(() => {
    if (isKiosk(location.href)) return undefined;
    let isGone = false;
    bridge.actions().then(
      (answer) => {
        if (!isGone) setReport(answer);
      },
      // Without an answer nothing is offered.
      () => {},
    );
    return () => {
      isGone = true;
    };
  }, [bridge]);
  return report;
}
