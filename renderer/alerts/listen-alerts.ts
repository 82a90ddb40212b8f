import type { Bridge } from '#core/asks/bridge';
import { useEffect } from 'react';
import { useBridge } from '../bridge.ts';
import { alertStore } from './alert-store.ts';

/** A snooze ends without a word, and a word may be lost. Milliseconds. */
const askEvery = 15_000;

/** Lets the store mirror which alerts are open. Returns how to stop. */
function listen(bridge: Pick<Bridge, 'on' | 'alerts'>): () => void {
  const { hear } = alertStore.getState();
  // A failure is the connection's to tell.
  const ask = () => void bridge.alerts().then(hear, () => undefined);
  const stops = [
    bridge.on('alerts', hear),
    bridge.on('connection', ({ state }) => {
      if (state === 'open') ask();
    }),
  ];
  ask();
  const timer = setInterval(ask, askEvery);
  return () => {
    clearInterval(timer);
    for (const stop of stops) stop();
  };
}

export function useListenToAlerts(): void {
  const bridge = useBridge();
  useEffect(() => listen(bridge), [bridge]);
}
