import { contextBridge, ipcRenderer } from 'electron';
import type { Asks, Bridge, Tells } from '#core/board/bridge';
import { createConnectionWatch } from './connection-watch.ts';

type Listener<Name extends keyof Tells> = (payload: Tells[Name]) => void;
type Listeners = { readonly [Name in keyof Tells]: Set<Listener<Name>> };

const listeners: Listeners = { snapshot: new Set(), update: new Set(), connection: new Set(), trouble: new Set() };

function tell<Name extends keyof Tells>(name: Name, payload: Tells[Name]): void {
  for (const listener of listeners[name]) listener(payload);
}

const watch = createConnectionWatch({
  picture: () => ipcRenderer.invoke('picture') as ReturnType<Asks['picture']>,
  snapshot: (picture) => tell('snapshot', picture),
  connection: (connection) => tell('connection', connection),
  now: () => Date.now(),
});

/** The name of the method is the name of the channel. */
const ask = <Name extends Exclude<keyof Asks, 'perform'>>(name: Name) =>
  watch.ask(() => ipcRenderer.invoke(name)) as ReturnType<Asks[Name]>;

function pass<Name extends 'snapshot' | 'update' | 'trouble'>(name: Name, heard: () => void): void {
  ipcRenderer.on(name, (_event, payload: Tells[Name]) => {
    tell(name, payload);
    heard();
  });
}
pass('snapshot', watch.renewed);
pass('update', watch.heard);
pass('trouble', watch.heard);

const bridge = {
  picture: () => ask('picture'),
  sources: () => ask('sources'),
  setup: () => ask('setup'),
  trouble: () => ask('trouble'),
  actions: () => ask('actions'),
  // A phone system may take longer than a main process that can be heard.
  perform: (order) => ipcRenderer.invoke('perform', order) as ReturnType<Asks['perform']>,
  on(name, listener) {
    listeners[name].add(listener);
    if (name === 'connection') watch.begin();
    return () => void listeners[name].delete(listener);
  },
} satisfies Bridge;

// Nothing else of Electron ever reaches the page.
contextBridge.exposeInMainWorld('bridge', bridge);
