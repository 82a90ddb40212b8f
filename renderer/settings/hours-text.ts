/** The week as the configuration names its days. */
export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof weekdays)[number];

/**
 * Hours as people write them, `8-12, 12.30-16`, as the configuration has them, `08:00-12:00` and so on. What is no time stays as it
 * was written, and the hub says what it expected.
 */
export function spansIn(text: string): readonly string[] {
  return text.split(/[,;]|\bog\b|\band\b/).flatMap((part) => {
    const span = part.trim();
    if (span === '') return [];
    const [from = '', to = '', ...rest] = span.split(/\s*(?:-|–|til|to)\s*/);
    return [rest.length > 0 ? span : `${timeIn(from)}-${timeIn(to)}`];
  });
}

/** `7` or `7.30` as the settings have it, `07:30`; what is no time stays. */
export function timeIn(text: string): string {
  const [, hours, minutes = '00'] = /^(\d{1,2})(?:[.:](\d{2}))?$/.exec(text.trim()) ?? [];
  return hours === undefined ? text.trim() : `${hours.padStart(2, '0')}:${minutes}`;
}

/** As short as it can be read: `8–12, 12:30–16`. */
export function spansText(spans: readonly string[]): string {
  return spans.map((span) => span.split('-').map(shortTime).join('–')).join(', ');
}

function shortTime(time: string): string {
  return time.replace(/^0(?=\d)/, '').replace(/:00$/, '');
}

/** Where a span lies in a day, in minutes; one over midnight ends the day. */
export function minutesOf(span: string): readonly [from: number, to: number] | null {
  const [, a = '', b = '', c = '', d = ''] = /^(\d\d):(\d\d)-(\d\d):(\d\d)$/.exec(span) ?? [];
  if (a === '') return null;
  const [from, to] = [Number(a) * 60 + Number(b), Number(c) * 60 + Number(d)];
  return [from, to > from ? to : 24 * 60];
}

const step = 15;

/** The last span's end a quarter of an hour later, or earlier: never before its beginning or past the day. */
export function moved(spans: readonly string[], by: -1 | 1): readonly string[] {
  const last = spans.at(-1);
  const minutes = last === undefined ? null : minutesOf(last);
  if (last === undefined || minutes === null) return spans;
  const to = Math.min(24 * 60, Math.max(minutes[0] + step, minutes[1] + by * step));
  return [...spans.slice(0, -1), `${last.slice(0, 5)}-${asTime(to)}`];
}

function asTime(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
