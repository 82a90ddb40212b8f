import { dialog } from 'electron';
import { setTimeout as pause } from 'node:timers/promises';
import type { Alert } from '#core/alerts/alert';
import type { OwnSettingsFile } from '../settings/setup-own-settings.ts';
import { deskWords, filled } from '../words/words.ts';
import type { Alarms } from './setup-alarms.ts';
import type { TrayIcon } from './setup-icon.ts';
import type { Taskbar } from './setup-taskbar.ts';
import type { Toasts } from './setup-toasts.ts';
import type { DeskWatch } from './setup-view.ts';

/** A sign needs a moment until it can be seen. Milliseconds. */
const moment = 1_500;

interface Options {
  readonly watch: DeskWatch;
  readonly own: OwnSettingsFile;
  readonly icon: TrayIcon;
  readonly taskbar: Taskbar;
  readonly toasts: Toasts;
  readonly alarms: Alarms;
}

/**
 * Walks through every sign of alarm, one after the other, and asks the only one who can know whether it was seen. At the
 * end it is said what does not come through, and what to do about each.
 */
export function setupWalk({ watch, own, icon, taskbar, toasts, alarms }: Options): () => Promise<void> {
  const look = { kind: 'critical', waiting: 7 } as const;
  let isUnderWay = false;

  /** The same as a real one, of the first queue, and counted nowhere. */
  function example(): Alert | undefined {
    const [queue] = watch.view().queues;
    const at = new Date().toISOString();
    const rest = { kind: 'longestWaitSeconds', severity: 'critical', acknowledged: null, snoozedUntil: null } as const;
    return queue === undefined ? undefined : { ...rest, id: 'test', queue: queue.id, since: at, raisedAt: at };
  }

  const signs = {
    icon: { show: () => icon.pretend(look), end: () => icon.pretend(null) },
    toast: {
      show() {
        const alert = example();
        if (alert !== undefined) toasts.say(watch.view(), alert);
      },
      end: () => toasts.takeAway('test'),
    },
    sound: { show: () => alarms.sound('critical'), end: () => undefined },
    flash: {
      show() {
        taskbar.pretend(look);
        taskbar.flash();
      },
      end: () => taskbar.pretend(null),
    },
    strip: { show: () => undefined, end: () => undefined },
  };

  async function walk(): Promise<void> {
    const { walk: words } = deskWords(watch.view().setup.language);
    const missing: (keyof typeof signs)[] = [];
    for (const name of Object.keys(signs) as (keyof typeof signs)[]) {
      if (name === 'strip' && !own.read().strip.show) continue;
      signs[name].show();
      await pause(moment);
      const question = { title: words.title, message: words[name], buttons: [words.yes, words.no], cancelId: 1 };
      const { response } = await dialog.showMessageBox({ ...question, type: 'question', defaultId: 0, noLink: true });
      signs[name].end();
      if (response !== 0) missing.push(name);
    }
    const list = missing.map((name) => words.signs[name]).join(', ');
    await dialog.showMessageBox({
      type: missing.length === 0 ? 'info' : 'warning',
      title: words.title,
      message: missing.length === 0 ? words.allSeen : filled(words.missing, { signs: list }),
      detail: missing.map((name) => words.cures[name]).join('\n'),
      buttons: ['OK'],
    });
  }

  return async () => {
    if (isUnderWay) return;
    isUnderWay = true;
    try {
      await walk();
    } finally {
      isUnderWay = false;
    }
  };
}
