import { z } from 'zod';

const rectangle = z.object({ x: z.int(), y: z.int(), width: z.int().positive(), height: z.int().positive() });

/** A rectangle on the desktop, in pixels that do not depend on the scale. */
export type Rectangle = z.infer<typeof rectangle>;

/** What is known of a screen. */
export interface DisplayFacts {
  readonly id: number;
  /** As the maker calls it; may be empty. */
  readonly label: string;
  readonly bounds: Rectangle;
  /** Without the taskbar. */
  readonly workArea: Rectangle;
}

const place = z.object({
  displayId: z.number(),
  label: z.string(),
  /** The screen's own, to know it again when Windows has given it another id. */
  display: rectangle,
  bounds: rectangle,
  isFullScreen: z.boolean(),
});

/** Where the window stood on one screen. */
export type WindowPlace = z.infer<typeof place>;

/** Where it stood on each screen, the last one first. */
export const windowPlaces = z.array(place);

const usualSize = { width: 1280, height: 800 };
/** So much of the window must be seen for a hand to take it and move it. Pixels. */
const leastSeen = 100;
/** Screens come and go; the oldest of so many is forgotten. */
const mostPlaces = 8;

/** The list with this place in front, and no older one of the same screen. */
export function withPlace(places: readonly WindowPlace[], newest: WindowPlace): readonly WindowPlace[] {
  return [newest, ...places.filter((older) => older.displayId !== newest.displayId)].slice(0, mostPlaces);
}

/** Where the window opens: where it last stood on a screen that is still there, else in the middle of the first. */
export function placeOn(
  displays: readonly [DisplayFacts, ...DisplayFacts[]],
  places: readonly WindowPlace[],
): { readonly bounds: Rectangle; readonly isFullScreen: boolean } {
  for (const remembered of places) {
    const display = findDisplay(displays, remembered);
    if (display === undefined) continue;
    const moved = movedWith(remembered, display);
    const bounds = isWithinReach(moved, display.workArea) ? moved : inTheMiddle(display.workArea, moved);
    return { bounds, isFullScreen: remembered.isFullScreen };
  }
  // The screen is gone: the wall's board belongs on a wall, so it stays in full screen if that is how it was.
  return { bounds: inTheMiddle(displays[0].workArea, usualSize), isFullScreen: places[0]?.isFullScreen ?? false };
}

/** By its id, else by its name and size: a television that was switched off may come back under another id. */
function findDisplay(displays: readonly DisplayFacts[], { displayId, label, display }: WindowPlace) {
  return (
    displays.find(({ id }) => id === displayId) ??
    displays.find(
      (other) =>
        other.label !== '' &&
        other.label === label &&
        other.bounds.width === display.width &&
        other.bounds.height === display.height,
    )
  );
}

/** A screen that now lies elsewhere takes its window along. */
function movedWith({ bounds, display: before }: WindowPlace, { bounds: now }: DisplayFacts): Rectangle {
  return { ...bounds, x: bounds.x + now.x - before.x, y: bounds.y + now.y - before.y };
}

/** The title bar, by which a window is moved, must be seen. */
function isWithinReach(window: Rectangle, area: Rectangle): boolean {
  const across = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x);
  const titleIsSeen = window.y >= area.y - 1 && window.y + leastSeen / 2 <= area.y + area.height;
  const fits = window.width <= area.width + leastSeen && window.height <= area.height + leastSeen;
  return across >= leastSeen && titleIsSeen && fits;
}

function inTheMiddle(area: Rectangle, size: { readonly width: number; readonly height: number }): Rectangle {
  const width = Math.min(size.width, area.width);
  const height = Math.min(size.height, area.height);
  return {
    x: Math.round(area.x + (area.width - width) / 2),
    y: Math.round(area.y + (area.height - height) / 2),
    width,
    height,
  };
}
