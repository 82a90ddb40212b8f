import type { WebContents as ElectronWebContents, WebPreferences } from 'electron';
import { randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { fromChromium, toChromium } from './addresses.ts';
import type { DevToolsEvent } from './devtools.ts';
import { captured } from './desk/native-image.ts';
import { cancelable } from './events.ts';
import { invoke, ipcMain } from './ipc-main.ts';
import { devTools } from './machine.ts';
import { createCodec, type Encoded } from './page/codec.ts';
import type { FromWorld, ToWorld } from './page/sandbox.ts';
import { bindingName, hearName, pageScripts, worldName } from './page/scripts.ts';
import { customSchemes } from './protocol.ts';
import { answerRequest, type PausedRequest } from './requests.ts';
import { isGranted, permissions } from './session.ts';
import { strict } from './strict.ts';

type WindowOpenHandler = Parameters<ElectronWebContents['setWindowOpenHandler']>[0];

const codec = createCodec();
const all: EventEmitter[] = [];
let lastId = 0;

interface ContentsOptions {
  /** The id of Chromium's target, once it is there. */
  readonly target: Promise<string>;
  readonly preferences: WebPreferences;
  readonly app: EventEmitter;
  /** Opens what the page may open. */
  readonly openWindow: (url: string) => void;
}

/** A page in a target of Chromium's. */
export function createWebContents({ target, preferences, app, openWindow }: ContentsOptions) {
  refuseWhatIsNotSafe(preferences);
  const id = (lastId += 1);
  const secret = randomBytes(16).toString('hex');
  const events = new EventEmitter().setMaxListeners(0);
  const preload = preferences.preload === undefined ? '' : readFileSync(preferences.preload, 'utf8');
  let targetId = '';
  let sessionId = '';
  let address = 'about:blank';
  /** What the program itself asked to load; every other navigation is the page's own wish. */
  let own: string | undefined;
  let world: string | undefined;
  let isDestroyed = false;
  let isCrashed = false;
  let openHandler: WindowOpenHandler | undefined;
  let loads: { resolve(): void; reject(error: Error): void }[] = [];
  const attached = attach();

  const send = <Answer = object>(method: string, params: object = {}) =>
    devTools().send<Answer>(method, { ...params }, sessionId);

  async function attach(): Promise<void> {
    targetId = await target;
    devTools().listen(hear);
    ({ sessionId } = await devTools().send<{ sessionId: string }>('Target.attachToTarget', {
      targetId,
      flatten: true,
    }));
    const versions = { electron: process.versions['electron'] ?? '', node: process.versions.node };
    const scripts = pageScripts(secret, preload, versions);
    await Promise.all([
      send('Page.enable'),
      send('Runtime.addBinding', { name: bindingName, executionContextName: worldName }),
      send('Runtime.enable'),
      send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
      send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.page }),
      send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.isolated, worldName }),
    ]);
  }

  function hear({ method, params, ...event }: DevToolsEvent): void {
    if (isDestroyed) return;
    if (event.sessionId === sessionId) hearPage[method]?.(params as never);
    else if ((params as { readonly targetId?: string }).targetId === targetId) hearTarget[method]?.(params as never);
  }

  const hearTarget: Readonly<Record<string, (params: never) => void>> = {
    'Target.targetCrashed'({ status, errorCode }: { readonly status: string; readonly errorCode: number }) {
      isCrashed = true;
      world = undefined;
      const reason = status === 'crash' || status === 'crashed' ? 'crashed' : 'killed';
      events.emit('render-process-gone', strict('event', {}), strict('details', { reason, exitCode: errorCode }));
    },
    'Target.targetDestroyed': () => destroyed(),
  };

  const hearPage: Readonly<Record<string, (params: never) => void>> = {
    'Fetch.requestPaused'(paused: PausedRequest) {
      const isOwn = (url: string) => {
        const isIt = url === own;
        if (isIt) own = undefined;
        return isIt;
      };
      const emit = (name: string, event: object, url: string) => void events.emit(name, event, url);
      // A page that went away takes its requests along.
      answerRequest(paused, { sessionId, mainFrameId: targetId, isOwn, emit }).catch(() => undefined);
    },
    'Runtime.executionContextCreated'({ context }: { readonly context: Context }) {
      if (context.name === worldName && context.auxData.frameId === targetId) world = context.uniqueId;
    },
    'Runtime.executionContextsCleared': () => (world = undefined),
    'Runtime.bindingCalled'({ name, payload }: { readonly name: string; readonly payload: string }) {
      if (name === bindingName) hearWorld(JSON.parse(payload) as FromWorld);
    },
    'Page.frameNavigated'({ frame }: { readonly frame: { readonly parentId?: string; readonly url: string } }) {
      if (frame.parentId !== undefined) return;
      address = fromChromium(frame.url);
      isCrashed = false;
    },
    'Page.domContentEventFired': () => void events.emit('dom-ready', strict('event', {})),
    'Page.loadEventFired'() {
      events.emit('did-finish-load', strict('event', {}));
      for (const { resolve } of loads.splice(0)) resolve();
    },
  };

  function hearWorld(message: FromWorld): void {
    if (message.kind === 'key') {
      events.emit('before-input-event', cancelable({}), strict('input', message.input));
    } else if (message.kind === 'open') {
      if (mayOpen(message.url)) openWindow(fromChromium(message.url));
    } else if (message.kind === 'preload-error') {
      process.stderr.write(`Unable to load preload script: ${message.message}\n`);
      events.emit('preload-error', strict('event', {}), preferences.preload, new Error(message.message));
    } else {
      const frame = strict('frame', { url: address, parent: null, origin: originOf(address), detached: false });
      const event = strict('event', { sender: contents, senderFrame: frame, frameId: 1, processId: 1, type: 'frame' });
      const args = codec.decode(message.args) as unknown[];
      if (message.kind === 'send') {
        events.emit('ipc-message', event, message.channel, ...args);
        ipcMain.emit(message.channel, event, ...args);
      } else void reply(message.id, world, () => invoke(event, message.channel, args));
    }
  }

  async function reply(call: number, askedFrom: string | undefined, answer: () => Promise<unknown>): Promise<void> {
    let message: ToWorld;
    try {
      message = { kind: 'reply', id: call, value: codec.encode(await answer()) };
    } catch (error) {
      message = { kind: 'reply', id: call, error: error instanceof Error ? error.message : String(error) };
    }
    tellWorld(askedFrom, message);
  }

  /** A world that is gone hears nothing, as in Electron. */
  function tellWorld(uniqueContextId: string | undefined, message: ToWorld): void {
    if (uniqueContextId === undefined || isDestroyed) return;
    const functionDeclaration = `function (message) { globalThis['${hearName}'](message); }`;
    send('Runtime.callFunctionOn', { functionDeclaration, arguments: [{ value: message }], uniqueContextId }).catch(
      () => undefined,
    );
  }

  /** Without a handler Electron lets every page. */
  function mayOpen(url: string): boolean {
    const details = { url, frameName: '', features: '', disposition: 'new-window' } as never;
    return openHandler === undefined || openHandler(details).action === 'allow';
  }

  function destroyed(): void {
    if (isDestroyed) return;
    isDestroyed = true;
    all.splice(all.indexOf(contents), 1);
    events.emit('destroyed');
  }

  async function load(url: string): Promise<void> {
    await attached;
    const wanted = toChromium(url, customSchemes);
    await applyPermissions(wanted);
    const loaded = new Promise<void>((resolve, reject) => loads.push({ resolve, reject }));
    own = wanted;
    const { errorText } = await send<{ errorText?: string }>('Page.navigate', { url: wanted });
    if (errorText !== undefined) {
      const code = errorText.includes('ABORTED') ? -3 : -2;
      events.emit('did-fail-load', strict('event', {}), code, errorText, url, true, 1, 1);
      const error = new Error(`${errorText.replace('net::', '')} (${code}) loading '${url}'`);
      for (const { reject } of loads.splice(0)) reject(error);
    }
    return loaded;
  }

  async function applyPermissions(url: string): Promise<void> {
    const { origin } = new URL(url);
    if (origin === 'null') return;
    for (const { chromium, electron } of permissions) {
      const setting = (await isGranted(electron, fromChromium(origin))) ? 'granted' : 'denied';
      await devTools().send('Browser.setPermission', { permission: { name: chromium }, setting, origin });
    }
  }

  const parts = {
    id,
    loadURL: load,
    reload() {
      own = toChromium(address, customSchemes);
      void send('Page.reload');
    },
    getURL: () => address,
    getLastWebPreferences: () => ({ ...safePreferences, ...preferences }),
    isDestroyed: () => isDestroyed,
    isCrashed: () => isCrashed,
    isLoading: () => loads.length > 0,
    send(channel: string, ...args: unknown[]) {
      const encoded: Encoded = codec.encode(structuredClone(args));
      tellWorld(world, { kind: 'message', channel, args: encoded });
    },
    async executeJavaScript(code: string): Promise<unknown> {
      await attached;
      const { result, exceptionDetails } = await send<Evaluated>('Runtime.evaluate', {
        expression: code,
        awaitPromise: true,
        returnByValue: true,
      });
      if (exceptionDetails !== undefined) throw new Error(exceptionDetails.exception?.description ?? 'Script failed');
      return result.value;
    },
    async capturePage() {
      await attached;
      const { cssLayoutViewport } = await send<Metrics>('Page.getLayoutMetrics');
      const { data } = await send<{ data: string }>('Page.captureScreenshot', { format: 'jpeg', quality: 75 });
      return captured(Buffer.from(data, 'base64'), cssLayoutViewport.clientWidth, cssLayoutViewport.clientHeight);
    },
    // Chromium never answers this one.
    forcefullyCrashRenderer: () => void send('Page.crash').catch(() => undefined),
    setWindowOpenHandler: (handler: WindowOpenHandler) => void (openHandler = handler),
    close: () =>
      void (
        isDestroyed ||
        devTools()
          .send('Target.closeTarget', { targetId })
          .catch(() => undefined)
      ),
  } satisfies { readonly [name in keyof ElectronWebContents | 'getLastWebPreferences']?: unknown };

  const contents = strict('webContents', Object.assign(events, parts));
  all.push(contents);
  app.emit('web-contents-created', strict('event', {}), contents);
  return {
    contents,
    attached,
    targetId: () => targetId,
    destroyed,
  };
}

interface Context {
  readonly uniqueId: string;
  readonly name: string;
  readonly auxData: { readonly frameId: string };
}

interface Metrics {
  readonly cssLayoutViewport: { readonly clientWidth: number; readonly clientHeight: number };
}

interface Evaluated {
  readonly result: { readonly value?: unknown };
  readonly exceptionDetails?: { readonly exception?: { readonly description?: string } };
}

export type StandInContents = ReturnType<typeof createWebContents>;

function originOf(address: string): string {
  const { protocol, host } = new URL(address);
  return host === '' ? 'null' : `${protocol}//${host}`;
}

/** Electron's own, where a program says nothing. */
const safePreferences = { nodeIntegration: false, contextIsolation: true, sandbox: true, webSecurity: true };

/** Chromium is always run with all of these: a program that turns one off would not be the program that is tested. */
function refuseWhatIsNotSafe(preferences: WebPreferences): void {
  const wrong = [
    preferences.nodeIntegration === true && 'nodeIntegration: true',
    preferences.contextIsolation === false && 'contextIsolation: false',
    preferences.sandbox === false && 'sandbox: false',
    preferences.webSecurity === false && 'webSecurity: false',
    preferences.allowRunningInsecureContent === true && 'allowRunningInsecureContent: true',
    preferences.experimentalFeatures === true && 'experimentalFeatures: true',
    preferences.webviewTag === true && 'webviewTag: true',
    preferences.enableBlinkFeatures !== undefined && 'enableBlinkFeatures',
  ].filter((name) => name !== false);
  if (wrong.length > 0) throw new Error(`The Electron stand-in opens no window with ${wrong.join(', ')}.`);
}

/** Every page that is open. */
export const openContents = (): readonly EventEmitter[] => [...all];
