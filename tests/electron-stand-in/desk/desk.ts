import { relaunches } from '../app.ts';
import { plug, screen } from '../screen.ts';
import { strict } from '../strict.ts';
import { answerBoxes, answerPaths, seenBoxes, setTaskbar } from './dialog.ts';
import { actOnToast, clickToast, failToasts, seenToasts } from './notification.ts';
import { keptAwake } from './power.ts';
import { openedPaths } from './shell.ts';
import { clickTray, seenTrays } from './tray.ts';

/**
 * What a spec sees and does at this desk, and no program can: `electron.standIn`. Absent in the real Electron, so a
 * spec that uses it is one of the stand-in alone.
 */
export const standIn = strict('standIn', {
  plug,
  displays: () => screen.getAllDisplays().map(({ id, label, bounds, workArea }) => ({ id, label, bounds, workArea })),
  keptAwake,
  trays: () => seenTrays().map(({ items, ...tray }) => ({ ...tray, items: labels(items) })),
  clickTray,
  /** Clicks the item of the first tray's menu that has this path of labels. */
  choose(...path: readonly string[]) {
    let items = seenTrays()[0]?.items ?? [];
    for (const [depth, label] of path.entries()) {
      const found = items.find((each) => each.label === label);
      if (found === undefined) throw new Error(`No item ${label} among ${items.map((each) => each.label).join(', ')}`);
      if (!found.enabled) throw new Error(`${label} is greyed out.`);
      if (depth === path.length - 1) found.click();
      items = found.submenu;
    }
  },
  toasts: seenToasts,
  clickToast,
  actOnToast,
  failToasts,
  openedPaths,
  boxes: seenBoxes,
  answerBoxes,
  answerPaths,
  setTaskbar,
  relaunches,
});

interface Labelled {
  readonly label: string;
  readonly type: string;
  readonly enabled: boolean;
  readonly checked: boolean;
  readonly submenu: readonly Labelled[];
}

const labels = (items: readonly Labelled[]): object[] =>
  items.map(({ label, type, enabled, checked, submenu }) => ({
    label,
    type,
    enabled,
    checked,
    submenu: labels(submenu),
  }));
