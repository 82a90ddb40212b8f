import type { Rectangle } from '../window/window-place.ts';

/** So near an edge it goes there. Pixels. */
const reach = 28;

/** A strip that was let go near an edge of the screen lies at that edge, and never beyond one. */
export function snapped(strip: Rectangle, area: Rectangle): Rectangle {
  return {
    ...strip,
    x: along(strip.x, strip.width, area.x, area.width),
    y: along(strip.y, strip.height, area.y, area.height),
  };
}

function along(at: number, length: number, begin: number, room: number): number {
  const last = begin + Math.max(0, room - length);
  if (at < begin + reach) return begin;
  if (at > last - reach) return last;
  return at;
}
