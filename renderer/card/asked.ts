import type { NumberName } from '#core/said/numbers';

/** Where on the screen, in CSS pixels. */
export interface Place {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Which figure is asked about, and where it stands, so that the answer comes beside it. */
export interface Asked {
  readonly queue: string;
  readonly name: NumberName;
  readonly place: Place;
}
