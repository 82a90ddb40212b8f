import type { Codec, Encoded } from './codec.ts';
import type { WorldLink } from './world-link.ts';

type Listener = (event: object, ...args: unknown[]) => void;

/** What the main process tells an isolated world. */
export type ToWorld =
  | { readonly kind: 'message'; readonly channel: string; readonly args: Encoded }
  | { readonly kind: 'reply'; readonly id: number; readonly value?: Encoded; readonly error?: string };

/** What an isolated world tells the main process. */
export type FromWorld =
  | { readonly kind: 'invoke'; readonly id: number; readonly channel: string; readonly args: Encoded }
  | { readonly kind: 'send'; readonly channel: string; readonly args: Encoded }
  | { readonly kind: 'key'; readonly input: Readonly<Record<string, unknown>> }
  | { readonly kind: 'open'; readonly url: string }
  | { readonly kind: 'preload-error'; readonly message: string };

export interface SandboxOptions {
  readonly link: WorldLink;
  readonly codec: Codec;
  readonly toMain: (message: FromWorld) => void;
  readonly versions: Readonly<Record<string, string>>;
}

/**
 * What a sandboxed preload script has: four modules, a process that says little, and no more. Returns how it is told
 * what the main process says. Its text is run in the isolated world of the page.
 */
export function createSandbox({ link, codec, toMain, versions }: SandboxOptions) {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  const listeners = new Map<string, Set<Listener>>();
  let lastId = 0;

  /** Over IPC a value is cloned: what cannot be is refused here, as Electron does. */
  const packed = (args: unknown[]) => codec.encode(structuredClone(args));

  const strictly = <Value extends object>(name: string, value: Value): Value =>
    new Proxy(value, {
      get(target, property) {
        if (typeof property === 'symbol' || property in target) return Reflect.get(target, property) as unknown;
        throw new Error(`The Electron stand-in has no ${name}.${property}.`);
      },
    });

  const ipcRenderer = strictly('ipcRenderer', {
    invoke: (channel: string, ...args: unknown[]) =>
      new Promise((resolve, reject) => {
        const id = (lastId += 1);
        const message = { kind: 'invoke', id, channel, args: packed(args) } as const;
        waiting.set(id, { resolve, reject });
        toMain(message);
      }),
    send: (channel: string, ...args: unknown[]) => toMain({ kind: 'send', channel, args: packed(args) }),
    on(channel: string, listener: Listener) {
      listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener));
      return ipcRenderer;
    },
    off(channel: string, listener: Listener) {
      listeners.get(channel)?.delete(listener);
      return ipcRenderer;
    },
  });
  const contextBridge = strictly('contextBridge', {
    exposeInMainWorld: (name: string, value: unknown) => link.expose(name, value),
  });
  const modules: Readonly<Record<string, object>> = {
    electron: strictly('electron in a preload script', { contextBridge, ipcRenderer }),
    timers: strictly('timers', { setTimeout, clearTimeout, setInterval, clearInterval }),
    url: strictly('url', { URL, URLSearchParams }),
  };
  const process = strictly('process in a preload script', {
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
    platform: 'linux',
    versions,
  });

  function require(name: string): object {
    const found = modules[name.replace(/^node:/, '')];
    if (found === undefined) throw new Error(`module not found: ${name}`);
    return found;
  }

  window.addEventListener(
    'keydown',
    ({ key, code, repeat, shiftKey, ctrlKey, altKey, metaKey }) => {
      const held = { shift: shiftKey, control: ctrlKey, alt: altKey, meta: metaKey };
      toMain({ kind: 'key', input: { type: 'keyDown', key, code, isAutoRepeat: repeat, ...held } });
    },
    true,
  );

  return {
    run(script: (require: (name: string) => object, process: object, module: object, exports: object) => void): void {
      const module = { exports: {} };
      try {
        script(require, process, module, module.exports);
      } catch (error) {
        toMain({ kind: 'preload-error', message: error instanceof Error ? error.message : String(error) });
      }
    },
    hear(message: ToWorld): void {
      if (message.kind === 'message') {
        const args = codec.decode(message.args) as unknown[];
        for (const listener of listeners.get(message.channel) ?? []) listener(strictly('event', {}), ...args);
        return;
      }
      const asked = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.error === undefined) asked?.resolve(codec.decode(message.value ?? null));
      else asked?.reject(new Error(message.error));
    },
  };
}
