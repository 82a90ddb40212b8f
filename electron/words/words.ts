import type { BoardSetup } from '#core/board/bridge';
import { da, type DeskWords } from './da.ts';
import { en } from './en.ts';

/** What the desktop says in its own menus and messages, where no page is. */
export const deskWords = (language: BoardSetup['language']): DeskWords => ({ da, en })[language];

/** Puts the values in their places. */
export function filled(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (place, name: string) => String(values[name] ?? place));
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** The time of day in the zone, as Danes write it: `13.42`; in English `13:42`. */
export function timeOfDay(at: number, { language, timeZone }: Pick<BoardSetup, 'language' | 'timeZone'>): string {
  const key = `${language} ${timeZone}`;
  let clock = clocks.get(key);
  if (clock === undefined) {
    const locale = language === 'da' ? 'da-DK' : 'en-GB';
    clock = new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    clocks.set(key, clock);
  }
  return clock.format(at);
}

/** A wait: `0:18`, `2:34`, `1:05:00`. */
export function stopwatch(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const whole = Math.max(0, Math.floor(seconds));
  const [hours, minutes] = [Math.floor(whole / 3_600), Math.floor(whole / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}
