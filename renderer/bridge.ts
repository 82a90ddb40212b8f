import type { Bridge } from '#core/asks/bridge';
import { createContext, useContext } from 'react';
import { createBrowserBridge } from './connection/browser-bridge.ts';

declare global {
  interface Window {
    /** Handed in by the desktop's preload script; absent in a browser. */
    readonly bridge?: Bridge;
  }
}

/** The way to the hub: the desktop's where there is one, else the browser's. */
export const chooseBridge = (): Bridge => window.bridge ?? createBrowserBridge();

/** For the few parts of the screen that ask the hub themselves; what it tells goes through the store. */
export const BridgeContext = createContext<Bridge | null>(null);

export function useBridge(): Bridge {
  const bridge = useContext(BridgeContext);
  if (bridge === null) throw new Error('There is no bridge around this part of the screen.');
  return bridge;
}
