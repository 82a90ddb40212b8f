import { contextBridge, ipcRenderer } from 'electron';
import { createIpcBridge } from './ipc-bridge.ts';
import { takenChannel } from './picture-pace.ts';

const bridge = createIpcBridge({
  invoke: (channel, ...args) => ipcRenderer.invoke(channel, ...args),
  on: (channel, listener) =>
    void ipcRenderer.on(channel, (_event, payload: unknown) => {
      listener(payload);
      if (channel === 'snapshot' || channel === 'update') ipcRenderer.send(takenChannel);
    }),
  now: () => Date.now(),
});

// Copied and frozen on its way; nothing else of Electron ever reaches the page.
contextBridge.exposeInMainWorld('bridge', bridge);

/** How often the page says that it lives: it shares its thread with this script, so that both hang together. Milliseconds. */
const beatEvery = 4_000;
const beat = () => ipcRenderer.send('alive');
beat();
setInterval(beat, beatEvery);
