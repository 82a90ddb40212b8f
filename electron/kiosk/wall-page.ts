import { boardPage } from '../page/board-address.ts';
import type { OwnSettings } from '../settings/own-settings.ts';

/** The wall's page, with all that it must know of this PC from its first moment on. */
export function wallPage({ wall }: Pick<OwnSettings, 'wall'>): string {
  const steps = wall.brightness.map(({ from, percent }) => `${from}=${percent}`);
  return boardPage({
    kiosk: 1,
    inches: wall.inches,
    metres: wall.metres,
    drift: wall.drift ? null : 0,
    swap: wall.swap ? 1 : null,
    closed: wall.closed === 'shown' ? null : wall.closed,
    hours: wall.hours === null ? null : JSON.stringify(wall.hours),
    brightness: steps.length === 0 ? null : steps.join(','),
  });
}
