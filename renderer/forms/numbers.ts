/** As people write it, with a comma or a point: a number; anything else stays what it is, and the hub says what it expected. */
export function numberIn(text: string): number | string | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  const number = Number(trimmed.replace(',', '.'));
  return Number.isFinite(number) ? number : trimmed;
}

/** A length of time as `1:30` or `90`, in seconds. */
export function secondsIn(text: string): number | string | undefined {
  const [, minutes, seconds] = /^\s*(\d{1,4}):([0-5]\d)\s*$/.exec(text) ?? [];
  return minutes === undefined ? numberIn(text) : Number(minutes) * 60 + Number(seconds);
}

/** `1:30`; under a minute `0:45`. */
export function asMinutes(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(Math.round(seconds % 60)).padStart(2, '0')}`;
}
