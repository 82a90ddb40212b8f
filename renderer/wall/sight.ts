import { scales, type Scale } from '../screen/settings.ts';

/** Metres in an inch. */
const inch = 0.0254;
/** A capital letter's share of its font's size. */
const capital = 0.7;
/** A label must be so high to be read, in minutes of arc. */
export const leastMinutes = 16;

export interface Sight {
  readonly inches: number;
  readonly metres: number;
}

/** What is measured on the page: the size of a label's font at a scale, on a page of this size. CSS pixels. */
export interface Measured {
  readonly label: number;
  readonly scale: number;
  readonly width: number;
  readonly height: number;
}

/** How high a label is to whoever sits farthest, in minutes of arc. */
export function labelMinutes({ inches, metres }: Sight, { label, width, height }: Measured): number {
  const pixel = (inches * inch) / Math.hypot(width, height);
  return (2 * Math.atan((label * capital * pixel) / (2 * metres)) * 180 * 60) / Math.PI;
}

export interface Advice {
  readonly scale: Scale;
  /** What a label has at that scale. */
  readonly minutes: number;
  /** Where even the largest is too small: how near one would have to sit, or how large the screen would have to be. */
  readonly cure: { readonly metres: number; readonly inches: number } | null;
}

/** The smallest scale at which the labels can be read from there, else the largest and what would help. */
export function adviceFor(sight: Sight, measured: Measured): Advice {
  const at = (scale: Scale) => labelMinutes(sight, { ...measured, label: (measured.label * scale) / measured.scale });
  const largest = scales[scales.length - 1] ?? 1;
  const scale = scales.find((each) => at(each) >= leastMinutes) ?? largest;
  const minutes = at(scale);
  if (minutes >= leastMinutes) return { scale, minutes, cure: null };
  const share = leastMinutes / minutes;
  return {
    scale,
    minutes,
    cure: { metres: Math.floor((sight.metres / share) * 10) / 10, inches: Math.ceil(sight.inches * share) },
  };
}

const storageKey = 'wallboard-sight';

/** As the address says it, else as it was answered on this screen. */
export function readSight(
  said: { readonly inches: number | null; readonly metres: number | null },
  storage: Pick<Storage, 'getItem'>,
): Sight | null {
  if (said.inches !== null && said.metres !== null) return { inches: said.inches, metres: said.metres };
  try {
    const kept = JSON.parse(storage.getItem(storageKey) ?? 'null') as Partial<Sight> | null;
    const [inches, metres] = [Number(kept?.inches), Number(kept?.metres)];
    return inches >= 5 && metres >= 0.5 ? { inches, metres } : null;
  } catch {
    return null;
  }
}

export function keepSight(sight: Sight, storage: Pick<Storage, 'setItem'>): void {
  try {
    storage.setItem(storageKey, JSON.stringify(sight));
  } catch {
    // Asked again at the next start.
  }
}
