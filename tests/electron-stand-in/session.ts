import type { Session } from 'electron';
import { mustBeReady } from './machine.ts';
import { strict } from './strict.ts';

type PermissionRequest = (
  contents: unknown,
  permission: string,
  answer: (granted: boolean) => void,
  details: object,
) => void;
type PermissionCheck = (contents: unknown, permission: string, origin: string, details: object) => boolean;
type BeforeRequest = (details: object, answer: (response: { readonly cancel?: boolean }) => void) => void;

let request: PermissionRequest | null = null;
let check: PermissionCheck | null = null;
let beforeRequest: BeforeRequest | null = null;

const webRequest = strict('session.webRequest', {
  onBeforeRequest: (listener: BeforeRequest | null) => void (beforeRequest = listener),
});

const defaultSession = strict('session', {
  setPermissionRequestHandler: (handler: PermissionRequest | null) => void (request = handler),
  setPermissionCheckHandler: (handler: PermissionCheck | null) => void (check = handler),
  // No device is ever there to be asked for.
  setDevicePermissionHandler: () => undefined,
  webRequest,
  // The stand-in's browser takes no downloads, whoever listens.
  on: () => defaultSession,
} satisfies { readonly [name in keyof Session]?: unknown });

export const session = strict('session', {
  /** One beside the pages' own: of the program itself, and of no page. */
  fromPartition(name: string) {
    mustBeReady('session');
    return strict(`session ${name}`, {});
  },
  get defaultSession() {
    mustBeReady('session');
    return defaultSession;
  },
});

/** Chromium's names of the permissions that a page may ask the state of, and Electron's. */
export const permissions = [
  { chromium: 'geolocation', electron: 'geolocation' },
  { chromium: 'notifications', electron: 'notifications' },
  { chromium: 'midi', electron: 'midi' },
  { chromium: 'camera', electron: 'media' },
  { chromium: 'microphone', electron: 'media' },
  { chromium: 'screen-wake-lock', electron: 'screen-wake-lock' },
] as const;

/**
 * What the program's handlers say. Without a handler Electron grants, and it asks one of them for what a page is told
 * and the other for what a page requests: so either that grants is enough.
 */
export async function isGranted(permission: string, origin: string): Promise<boolean> {
  const handler = request;
  if (handler === null || (check?.(null, permission, origin, {}) ?? true)) return true;
  return new Promise((resolve) => handler(null, permission, resolve, {}));
}

/** Whether the program lets this request go. */
export async function isCancelled(details: { readonly url: string; readonly resourceType: string }): Promise<boolean> {
  const listener = beforeRequest;
  if (listener === null) return false;
  return new Promise((resolve) => listener(details, ({ cancel = false }) => resolve(cancel)));
}
