import type { NotificationConstructorOptions } from 'electron';
import { EventEmitter } from 'node:events';
import { strict } from '../strict.ts';

const known = new Set(['title', 'body', 'silent', 'urgency', 'timeoutType', 'actions', 'icon', 'id', 'groupId']);

interface StandInToast {
  readonly options: NotificationConstructorOptions;
  readonly events: EventEmitter;
  isShown: boolean;
  /** When it was asked for. Milliseconds since 1970. */
  shownAt: number;
}

const toasts: StandInToast[] = [];
/** A machine that shows toasts for weeks must not fill the memory. */
const mostKept = 200;

let fails: string | undefined;

function create(options: NotificationConstructorOptions = { title: '', body: '' }) {
  for (const name of Object.keys(options)) {
    if (!known.has(name)) throw new Error(`The Electron stand-in has no notification's ${name}.`);
  }
  const events = new EventEmitter();
  const toast: StandInToast = { options, events, isShown: false, shownAt: 0 };
  const parts = {
    show() {
      toast.isShown = true;
      toast.shownAt = Date.now();
      toasts.push(toast);
      if (toasts.length > mostKept) toasts.shift();
      setImmediate(() => {
        if (fails === undefined) events.emit('show', strict('event', {}));
        else events.emit('failed', strict('event', {}), fails);
      });
    },
    close() {
      if (!toast.isShown) return;
      toast.isShown = false;
      events.emit('close', strict('event', {}));
    },
  };
  return strict('Notification', Object.assign(events, parts));
}

export const Notification = strict(
  'Notification',
  Object.assign(
    function Notification(options?: NotificationConstructorOptions) {
      return create(options);
    },
    { isSupported: () => true },
  ),
);

/** For specs: the toasts that were shown, the newest last. */
export const seenToasts = () => toasts.map(({ options, isShown, shownAt }) => ({ ...options, isShown, shownAt }));
export const clickToast = () => void toasts.at(-1)?.events.emit('click', strict('event', {}));
export const actOnToast = (index: number) =>
  void toasts.at(-1)?.events.emit('action', strict('details', { actionIndex: index }), index);
/** From now on Windows shows no toast and says why; `undefined`: it shows them again. */
export const failToasts = (why: string | undefined) => void (fails = why);
