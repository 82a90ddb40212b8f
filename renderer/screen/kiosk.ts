/** Opened to hang on a wall for months: `?kiosk` in the page's address. */
export const isKiosk = (address: string): boolean => {
  const value = new URL(address).searchParams.get('kiosk');
  return value !== null && value !== '0' && value !== 'false';
};

/** Pixels right and down of the board in a minute: a walk around a small square, so that no edge burns in. */
export function driftAt(minute: number): readonly [right: number, down: number] {
  const walk = [
    [0, 0],
    [2, 0],
    [4, 0],
    [4, 2],
    [4, 4],
    [2, 4],
    [0, 4],
    [-2, 4],
    [-4, 4],
    [-4, 2],
    [-4, 0],
    [-4, -2],
    [-4, -4],
    [-2, -4],
    [0, -4],
    [0, -2],
  ] as const;
  return walk[minute % walk.length] ?? [0, 0];
}

/** Whether the columns stand the other way round: every second day of the calendar (`YYYY-MM-DD`). */
export const isSwapped = (date: string): boolean => (Date.parse(date) / 86_400_000) % 2 === 1;
