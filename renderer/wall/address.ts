import { readHours, type WeekHours } from './hours.ts';
import type { BrightnessStep } from './light.ts';

/** What a wall is told of its screen, in its page's address. */
export interface WallWords {
  readonly inches: number | null;
  readonly metres: number | null;
  readonly drifts: boolean;
  /** The columns change places daily: only by choice. */
  readonly swaps: boolean;
  /** Outside opening hours. */
  readonly closed: 'shown' | 'dimmed' | 'clock';
  /** `null`: always open. */
  readonly hours: WeekHours | null;
  readonly brightness: readonly BrightnessStep[];
}

const isWithin = (value: number, least: number, most: number) => value >= least && value <= most;

/**
 * `?kiosk&inches=55&metres=5&drift=0&swap=1&closed=clock&hours=…&brightness=07:00=100,18:00=60`. What makes no sense is as
 * if it had not been said.
 */
export function readWallWords(address: string): WallWords {
  const words = new URL(address).searchParams;
  const number = (name: string, least: number, most: number) => {
    const value = Number(words.get(name) ?? Number.NaN);
    return isWithin(value, least, most) ? value : null;
  };
  const closed = words.get('closed');
  return {
    inches: number('inches', 5, 200),
    metres: number('metres', 0.5, 50),
    drifts: words.get('drift') !== '0',
    swaps: words.get('swap') === '1',
    closed: closed === 'dimmed' || closed === 'clock' ? closed : 'shown',
    hours: readHours(words.get('hours')),
    brightness: readBrightness(words.get('brightness') ?? ''),
  };
}

function readBrightness(text: string): readonly BrightnessStep[] {
  return text
    .split(',')
    .flatMap((step) => {
      const [, hours, minutes, percent] = /^([01]\d|2[0-3]):([0-5]\d)=(\d{2,3})$/.exec(step.trim()) ?? [];
      const share = Number(percent);
      if (percent === undefined || !isWithin(share, 10, 100)) return [];
      return [{ from: Number(hours) * 60 + Number(minutes), percent: share }];
    })
    .toSorted((one, other) => one.from - other.from);
}
