import type { Tell } from '#core/asks/tells';
import type { Chime } from '#core/board/bridge';
import type { OwnSettingsFile } from '../settings/setup-own-settings.ts';
import type { BoardWindow } from '../window/setup-window.ts';
import { untaken } from './desk-view.ts';
import { createSayings } from './sayings.ts';
import type { Taskbar } from './setup-taskbar.ts';
import type { Toasts } from './setup-toasts.ts';
import type { DeskWatch } from './setup-view.ts';

/** A critical alert that nobody takes sounds again so often. Milliseconds. */
const soundAgainEvery = 30_000;
/** What has to be said again is looked for so often. Milliseconds. */
const lookEvery = 1_000;

interface Options {
  readonly watch: DeskWatch;
  readonly own: OwnSettingsFile;
  readonly toasts: Toasts;
  readonly taskbar: Taskbar;
  /** Whose page plays the sounds: the first that is there. */
  readonly boards: readonly BoardWindow[];
}

export interface Alarms {
  sound(kind: Chime['kind']): void;
}

/** Says what is to be said: by toast, by sound, and by the flashing of the taskbar, each as well as it can. */
export function setupAlarms({ watch, own, toasts, taskbar, boards }: Options): Alarms {
  const sayings = createSayings();
  let soundedAt = -Infinity;

  function sound(kind: Chime['kind']): void {
    const { volume } = own.read().sound;
    const tell: Tell<'chime'> = (name, payload) =>
      boards
        .find((board) => board.contents() !== undefined)
        ?.contents()
        ?.send(name, payload);
    if (volume > 0) tell('chime', { kind, volume });
    soundedAt = performance.now();
  }

  function look(): void {
    const now = Date.now();
    const view = watch.view();
    const { said, over } = sayings(view.alerts, now, watch.takeSaid());
    for (const id of over) toasts.takeAway(id);
    if (view.mutedUntil > now) return;
    for (const alert of said) toasts.say(view, alert);
    if (said.length > 0) {
      taskbar.flash();
      // Of several at once the worst is heard.
      const [worst] = untaken(said, now);
      sound(worst?.kind === 'source' ? 'source' : (worst?.severity ?? 'warning'));
      return;
    }
    const isCritical = untaken(view.alerts, now).some(
      ({ severity, queue }) => severity === 'critical' && queue !== undefined,
    );
    const isDue = performance.now() - soundedAt >= soundAgainEvery;
    if (own.read().sound.repeat && isCritical && isDue && Number.isFinite(soundedAt)) sound('critical');
  }

  /** Only an alert that is open has to be said again: a PC at rest is not woken each second. */
  let looking: NodeJS.Timeout | undefined;
  watch.onChange(({ alerts }) => {
    look();
    if (alerts.length > 0) {
      looking ??= setInterval(look, lookEvery).unref();
      return;
    }
    clearInterval(looking);
    looking = undefined;
  });
  return { sound };
}
