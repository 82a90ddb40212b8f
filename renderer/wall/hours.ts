const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;
type Weekday = (typeof weekdays)[number];

/** From and to, in minutes of the day; one that ends before it begins passes midnight. */
type Span = readonly [from: number, to: number];

/** When a wall is open, by weekday; a day that is not named is closed. */
export type WeekHours = Readonly<Partial<Record<Weekday, readonly Span[]>>>;

/** Minutes of the day and the day itself, as a clock on the wall of the zone shows them. */
export interface WallTime {
  readonly weekday: Weekday;
  readonly minutes: number;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

export function wallTime(at: number, timeZone: string): WallTime {
  let clock = clocks.get(timeZone);
  if (clock === undefined) {
    const options = { timeZone, weekday: 'long', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
    clocks.set(timeZone, (clock = new Intl.DateTimeFormat('en-US', options)));
  }
  const parts = new Map(clock.formatToParts(at).map(({ type, value }) => [type, value]));
  const named = parts.get('weekday')?.toLowerCase();
  return {
    weekday: weekdays.find((day) => day === named) ?? 'monday',
    minutes: Number(parts.get('hour')) * 60 + Number(parts.get('minute')),
  };
}

/** Reads `{"monday": ["07:30-17:00"]}`; `null` where nothing is said, or nothing that makes sense. */
export function readHours(text: string | null): WeekHours | null {
  let value: unknown;
  try {
    value = JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const given = value as Readonly<Record<string, unknown>>;
  const days = weekdays.flatMap((day) => {
    const spans = given[day];
    return Array.isArray(spans) ? [[day, spans.flatMap(readSpan)] as const] : [];
  });
  return days.length === 0 ? null : Object.fromEntries(days);
}

function readSpan(text: unknown): Span[] {
  const [, from, to] = /^(\d\d:\d\d)-(\d\d:\d\d)$/.exec(String(text)) ?? [];
  const span = [from, to].map((time = '') => {
    const [hours, minutes] = time.split(':').map(Number);
    return (hours ?? Number.NaN) * 60 + (minutes ?? Number.NaN);
  });
  const [begin, end] = span;
  if (begin === undefined || end === undefined || !span.every((minute) => minute >= 0 && minute <= 24 * 60)) return [];
  return begin === end ? [] : [[begin, end]];
}

export function isOpen(hours: WeekHours | null, { weekday, minutes }: WallTime): boolean {
  if (hours === null) return true;
  const before = weekdays[(weekdays.indexOf(weekday) + 6) % 7] ?? weekday;
  const today = (hours[weekday] ?? []).some(([from, to]) => minutes >= from && (to < from || minutes < to));
  // What began yesterday and passes midnight.
  return today || (hours[before] ?? []).some(([from, to]) => to < from && minutes < to);
}
