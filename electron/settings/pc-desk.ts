import type { ArgumentsOf } from '#core/asks/table';
import type { PcDisplay, PcReport, PcSettings } from '#core/pc/own';
import { isCalled } from '../kiosk/choose-display.ts';
import type { DisplayFacts } from '../window/window-place.ts';
import type { OwnSettings } from './own-settings.ts';

type Changes = ArgumentsOf<'changeThisPc'>[0];

/** How this PC is set, and how that is changed: what its own page asks. */
export interface PcDesk {
  report(): PcReport;
  change(changes: Changes): PcReport;
  openFolder(wanted: ArgumentsOf<'openFolder'>[0]): Promise<{ readonly isOpen: boolean }>;
  tryAlarms(): void;
  checkForUpdate(): Promise<PcReport>;
  installUpdate(): Promise<PcReport>;
}

/** The displays as each can be named in the settings: by label, where that leads to it alone; else by size; else by id. */
export function namedDisplays(displays: readonly DisplayFacts[], firstId: number): readonly PcDisplay[] {
  return displays.map((display) => {
    const { id, label, bounds } = display;
    const names = [label.trim(), `${bounds.width}x${bounds.height}`];
    const isAlone = (name: string) => displays.every((each) => isCalled(each, name) === (each === display));
    const name = names.find(isAlone) ?? String(id);
    return { name, label, width: bounds.width, height: bounds.height, isFirst: id === firstId };
  });
}

/** What the page is told: no number that ends a wall. */
export function settingsToShow(own: OwnSettings): PcSettings {
  const { kiosk, display, pin, startWithWindows, keepAwake, wall, sound, strip, updates } = own;
  return {
    kiosk,
    display,
    hasPin: pin !== null,
    startWithWindows,
    keepAwake,
    wall,
    sound,
    strip: strip.show,
    updates,
  };
}

/** The settings with these changes in them, and only what they name. */
export function changed(own: OwnSettings, { wall, sound, strip, ...rest }: Changes): Partial<OwnSettings> {
  return withoutAbsent({
    ...rest,
    wall: wall && { ...own.wall, ...withoutAbsent(wall) },
    sound: sound && { ...own.sound, ...withoutAbsent(sound) },
    strip: strip === undefined ? undefined : { ...own.strip, show: strip },
  });
}

type Present<Value> = { [Name in keyof Value]?: Exclude<Value[Name], undefined> };

function withoutAbsent<Value extends object>(value: Value): Present<Value> {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as Present<Value>;
}
