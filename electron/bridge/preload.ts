import { contextBridge, ipcRenderer } from 'electron';
import { createIpcBridge } from './ipc-bridge.ts';

const bridge = createIpcBridge({
  invoke: (channel, ...args) => ipcRenderer.invoke(channel, ...args),
  on: (channel, listener) => void ipcRenderer.on(channel, (_event, payload: unknown) => listener(payload)),
  now: () => Date.now(),
});

// Copied and frozen on its way; nothing else of Electron ever reaches the page.
contextBridge.exposeInMainWorld('bridge', bridge);
