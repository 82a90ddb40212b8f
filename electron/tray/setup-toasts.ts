import { Notification } from 'electron';
import type { Alert } from '#core/alerts/alert';
import type { Logger } from '#hub/machine/log';
import { deskWords } from '../words/words.ts';
import type { Care } from './care.ts';
import type { DeskView } from './desk-view.ts';
import { toastText, type ToastText } from './toast-text.ts';

/** So many are held at most: the oldest goes. */
const mostHeld = 30;

/** Minutes that a toast's second button puts an alert off for. */
const later = 15;

interface Options {
  readonly care: Care;
  /** Shows the board, at the queue if there is one. */
  readonly onOpen: (queue: string | undefined) => void;
  /** Windows showed the last one, or said that it did not. */
  readonly onOutcome: (hasFailed: boolean) => void;
  readonly log: Logger;
}

export interface Toasts {
  say(view: DeskView, alert: Alert): void;
  /** Something that is no alert. `onOutcome` of it is told, too. */
  tell(text: ToastText): void;
  /** What was shown of this alert is over. */
  takeAway(id: string): void;
}

/**
 * Toasts are never the only sign: Windows swallows them in full screen and under Focus Assist and tells nobody. Each is
 * referred to from here: one that is not, is forgotten with its buttons.
 */
export function setupToasts({ care, onOpen, onOutcome, log }: Options): Toasts {
  const held = new Map<string, Notification>();

  function hold(id: string, notification: Notification): void {
    held.get(id)?.close();
    held.delete(id);
    held.set(id, notification);
    const [oldest] = held.keys();
    if (held.size > mostHeld && oldest !== undefined) held.delete(oldest);
    notification.on('show', () => onOutcome(false));
    notification.on('failed', (_event, error) => {
      log.warn({ error }, 'Windows did not show a message.');
      onOutcome(true);
    });
    notification.on('close', () => {
      if (held.get(id) === notification) held.delete(id);
    });
    notification.show();
  }

  return {
    say(view, alert) {
      if (!Notification.isSupported()) return onOutcome(true);
      const { toast } = deskWords(view.setup.language);
      const isCritical = alert.severity === 'critical';
      const notification = new Notification({
        ...toastText(view, alert),
        id: alert.id,
        // Our own sounds are louder or quieter as it is set here.
        silent: true,
        urgency: isCritical ? 'critical' : 'normal',
        timeoutType: isCritical ? 'never' : 'default',
        actions: [
          { type: 'button', text: toast.takeIt },
          { type: 'button', text: toast.later },
        ],
      });
      notification.on('click', () => onOpen(alert.queue));
      notification.on('action', ({ actionIndex }) => {
        if (actionIndex === 0) care.acknowledge(alert);
        else care.snooze(alert, later);
      });
      hold(alert.id, notification);
    },
    tell(text) {
      if (!Notification.isSupported()) return onOutcome(true);
      const notification = new Notification({ ...text, silent: true });
      notification.on('click', () => onOpen(undefined));
      hold('told', notification);
    },
    takeAway: (id) => held.get(id)?.close(),
  };
}
