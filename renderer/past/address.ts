import { isKiosk } from '../screen/kiosk.ts';

/** The day that the page's address wants to see, as `2026-11-18`: `#past/2026-11-18`. A wall only ever shows now. */
export function dayIn(address: string): string | undefined {
  if (isKiosk(address)) return undefined;
  return /^#past\/(\d{4}-\d{2}-\d{2})$/.exec(new URL(address).hash)?.[1];
}

/** Shows that day from its beginning: the page is loaded anew, so that nothing of now is left on it. */
export function watchDay(day: string): void {
  location.hash = `past/${day}`;
  location.reload();
}

/** Back to the board as it is now. */
export function backToNow(): void {
  history.replaceState(null, '', location.pathname + location.search);
  location.reload();
}
