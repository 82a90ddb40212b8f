import type { MenuItemConstructorOptions } from 'electron';
import type { Alert } from '#core/alerts/alert';
import type { OwnSettings } from '../settings/own-settings.ts';
import { deskWords, filled, timeOfDay } from '../words/words.ts';
import { severityOf, subjectOf, untaken, type DeskView } from './desk-view.ts';
import type { MuteLength } from './mute.ts';

/** What the menu can do. */
export interface MenuActs {
  open(queue?: string): void;
  acknowledge(alert: Alert): void;
  mute(length: MuteLength | null): void;
  showSources(): void;
  showThisPc(): void;
  test(): void;
  about(): void;
  quit(): void;
  change(changes: Partial<OwnSettings>): void;
}

interface Options {
  readonly view: DeskView;
  readonly own: OwnSettings;
  readonly now: number;
  readonly acts: MenuActs;
}

/** Menus that grow with the number of queues or alerts are cut here: the board shows all. */
const mostListed = 12;

const separator: MenuItemConstructorOptions = { type: 'separator' };

/** The menu of the icon. Its words hold nothing that changes by the second: a menu that changes under a hand is none. */
export function menuTemplate({ view, own, now, acts }: Options): MenuItemConstructorOptions[] {
  const { tray, program } = deskWords(view.setup.language);
  return [
    ...queueItems(view, acts),
    { label: tray.open, click: () => acts.open() },
    ...untaken(view.alerts, now)
      .slice(0, mostListed)
      .map((alert) => ({
        label: filled(tray.takeIt, { queue: subjectOf(view, alert) }),
        click: () => acts.acknowledge(alert),
      })),
    muteItem(view, now, acts),
    separator,
    {
      label: tray.strip,
      type: 'checkbox',
      checked: own.strip.show,
      click: () => acts.change({ strip: { ...own.strip, show: !own.strip.show } }),
    },
    { label: tray.sources, click: () => acts.showSources() },
    { label: tray.test, click: () => acts.test() },
    { label: tray.settings, submenu: settingsItems(view, own, acts) },
    { label: filled(tray.about, { program }), click: () => acts.about() },
    separator,
    { label: tray.quit, click: () => acts.quit() },
  ];
}

function queueItems(view: DeskView, acts: MenuActs): MenuItemConstructorOptions[] {
  const { tray } = deskWords(view.setup.language);
  const items = view.queues.slice(0, mostListed).map(({ id, name, callsWaiting }) => {
    const severity = severityOf(view, id);
    const sign = severity === 'critical' ? '▲ ' : severity === 'warning' ? '△ ' : '';
    const waits = callsWaiting === null ? tray.unknown : filled(tray.waiting, { count: callsWaiting });
    return { label: `${sign}${name}: ${waits}`, click: () => acts.open(id) };
  });
  const notes = [
    ...(view.lostSince === null ? [] : [filled(tray.noHub, { time: timeOfDay(view.lostSince, view.setup) })]),
    ...(view.hasTrouble ? [tray.trouble] : []),
    ...(view.toastFailed ? [tray.notShown] : []),
  ].map((label) => ({ label, enabled: false }));
  return items.length + notes.length === 0 ? [] : [...items, ...notes, separator];
}

function muteItem(view: DeskView, now: number, acts: MenuActs): MenuItemConstructorOptions {
  const { tray } = deskWords(view.setup.language);
  if (view.mutedUntil > now) {
    const label = filled(tray.unmute, { time: timeOfDay(view.mutedUntil, view.setup) });
    return { label, click: () => acts.mute(null) };
  }
  return {
    label: tray.mute,
    submenu: [
      { label: tray.muteQuarter, click: () => acts.mute('quarter') },
      { label: tray.muteHour, click: () => acts.mute('hour') },
      { label: tray.muteTomorrow, click: () => acts.mute('tomorrow') },
    ],
  };
}

const volumes = [
  ['volumeOff', 0],
  ['volumeLow', 0.25],
  ['volumeMiddle', 0.6],
  ['volumeHigh', 1],
] as const;

const walls = [
  ['wallOff', 'off'],
  ['wallOn', 'on'],
  ['wallBeside', 'beside'],
] as const;

function settingsItems(view: DeskView, own: OwnSettings, acts: MenuActs): MenuItemConstructorOptions[] {
  const { tray } = deskWords(view.setup.language);
  return [
    {
      label: tray.volume,
      submenu: volumes.map(([name, volume]) => ({
        label: tray[name],
        type: 'radio' as const,
        checked: own.sound.volume === volume,
        click: () => acts.change({ sound: { ...own.sound, volume } }),
      })),
    },
    {
      label: tray.repeat,
      type: 'checkbox',
      checked: own.sound.repeat,
      click: () => acts.change({ sound: { ...own.sound, repeat: !own.sound.repeat } }),
    },
    {
      label: tray.wall,
      submenu: walls.map(([name, kiosk]) => ({
        label: tray[name],
        type: 'radio' as const,
        checked: own.kiosk === kiosk,
        click: () => acts.change({ kiosk }),
      })),
    },
    {
      label: tray.startWithWindows,
      type: 'checkbox',
      checked: own.startWithWindows,
      click: () => acts.change({ startWithWindows: !own.startWithWindows }),
    },
    separator,
    { label: tray.thisPc, click: () => acts.showThisPc() },
  ];
}
