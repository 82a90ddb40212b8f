/** From this minute of the day on, so bright. */
export interface BrightnessStep {
  readonly from: number;
  readonly percent: number;
}

/** What is left of the light of a board that is closed, when it is dimmed. Percent. */
const dimmed = 25;

/** How bright it is now, in percent: by the last step that has begun, be it yesterday's. */
export function brightnessAt(minutes: number, steps: readonly BrightnessStep[]): number {
  const last = steps.findLast(({ from }) => from <= minutes) ?? steps.at(-1);
  return last?.percent ?? 100;
}

export interface Light {
  /** Percent of all there is. */
  readonly percent: number;
  /** Nothing is shown but a small clock. */
  readonly isBlack: boolean;
}

/** What a screen lets through, now. A board on which somebody waits is never put out, whatever its hours say. */
export function lightAt(
  minutes: number,
  {
    steps,
    isOpen,
    closed,
    isAnyoneWaiting,
  }: {
    readonly steps: readonly BrightnessStep[];
    readonly isOpen: boolean;
    readonly closed: 'shown' | 'dimmed' | 'clock';
    readonly isAnyoneWaiting: boolean;
  },
): Light {
  const percent = brightnessAt(minutes, steps);
  if (isOpen || isAnyoneWaiting || closed === 'shown') return { percent, isBlack: false };
  return { percent: Math.min(percent, dimmed), isBlack: closed === 'clock' };
}

/** Where the small clock stands in this minute, in percent of the room that is left to it: each minute elsewhere. */
export function clockPlace(minute: number): readonly [across: number, down: number] {
  // Two steps that have nothing in common with a hundred or one another: no place comes again soon.
  return [(minute * 37) % 101, (minute * 61) % 97];
}
