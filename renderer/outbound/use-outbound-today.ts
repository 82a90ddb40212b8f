import type { OutboundToday } from '#core/outbound/report';
import { useEffect, useState } from 'react';
import { useBridge } from '../bridge.ts';

/** Often enough that who hangs up sees his call counted. Milliseconds. */
const askEvery = 5_000;

/** What agents called today; `null` until it is known. It stands still while the hub is lost: the board itself says so. */
export function useOutboundToday(): OutboundToday | null {
  const bridge = useBridge();
  const [today, setToday] = useState<OutboundToday | null>(null);
  useEffect(() => {
    let isGone = false;
    const ask = (): void => {
      bridge.outboundToday().then(
        (answer) => {
          if (!isGone) setToday(answer);
        },
        () => {},
      );
    };
    ask();
    const timer = setInterval(ask, askEvery);
    return () => {
      isGone = true;
      clearInterval(timer);
    };
  }, [bridge]);
  return today;
}
