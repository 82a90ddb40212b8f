import type { Bridge } from '#core/bridge';
import { createBrowserBridge } from './browser-bridge.ts';

declare global {
  interface Window {
    /** Handed in by the desktop's preload script; absent in a browser. */
    readonly bridge?: Bridge;
  }
}

/** The way to the hub: the desktop's where there is one, else the browser's. */
export const chooseBridge = (): Bridge => window.bridge ?? createBrowserBridge();
