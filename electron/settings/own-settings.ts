import { z } from 'zod';

/** Whether a hub may be asked for there: over HTTP, and with no name or password in it. */
export function isHubAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, host } = new URL(text);
  return /^https?:$/.test(protocol) && username === '' && password === '' && host !== '';
}

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const span = z.string().regex(/^\d\d:\d\d-\d\d:\d\d$/, 'must be from and to, as in "07:30-17:00"');
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time as in "07:30"');

/** What belongs to this one PC, whatever hub it shows. `desktop.json` in the user's profile. */
export const ownSettings = z.object({
  /** The hub whose screen this is, as an address; `null`: this PC is the hub. */
  hub: z.string().refine(isHubAddress, 'must be an address as in "http://10.0.4.10:8090/"').nullable().catch(null),
  /** `on`: the wall is all there is. `beside`: on a second screen, and the first stays a desktop. */
  kiosk: z.enum(['off', 'on', 'beside']).catch('off'),
  /** Which screen the wall is on: an id, a label or a size as in `1920x1080`. */
  display: z.string().min(1).max(200).nullable().catch(null),
  /** The digits that end a wall's full screen after its chord; `null`: the chord alone does. */
  pin: z
    .string()
    .regex(/^\d{4,12}$/, 'must be 4 to 12 digits')
    .nullable()
    .catch(null),
  startWithWindows: z.boolean().catch(false),
  /** A PC that is the hub does not fall asleep by itself. */
  keepAwake: z.boolean().catch(true),
  wall: z
    .object({
      /** Inches across the screen, and metres to who sits farthest; `null`: the wall asks. */
      inches: z.number().min(5).max(200).nullable().catch(null),
      metres: z.number().min(0.5).max(50).nullable().catch(null),
      drift: z.boolean().catch(true),
      /** Every second day the columns change places. */
      swap: z.boolean().catch(false),
      /** Outside opening hours: as ever, dimmed, or black with a small clock that moves. */
      closed: z.enum(['shown', 'dimmed', 'clock']).catch('shown'),
      /** When the wall is open, as `{"monday": ["07:30-17:00"]}`; `null`: always. */
      hours: z.partialRecord(z.enum(weekdays), z.array(span).max(8)).nullable().catch(null),
      /** From this time of day on the screen is so bright, in percent. */
      brightness: z
        .array(z.object({ from: time, percent: z.number().min(10).max(100) }))
        .max(24)
        .catch([]),
    })
    .catch(asShipped),
  sound: z
    .object({
      /** 0 is silence, 1 all there is. */
      volume: z.number().min(0).max(1).catch(0.6),
      /** A critical alert sounds again while it is open and nobody took it. */
      repeat: z.boolean().catch(true),
    })
    .catch(() => ({ volume: 0.6, repeat: true })),
  strip: z
    .object({
      show: z.boolean().catch(false),
      x: z.int().nullable().catch(null),
      y: z.int().nullable().catch(null),
    })
    .catch(() => ({ show: false, x: null, y: null })),
  /** Instant in milliseconds until which nothing is heard or pops up; 0: it is not muted. */
  mutedUntil: z.number().min(0).catch(0),
  /** It was said once that the program goes on in the tray. */
  toldOfTray: z.boolean().catch(false),
});

function asShipped() {
  return {
    inches: null,
    metres: null,
    drift: true,
    swap: false,
    closed: 'shown' as const,
    hours: null,
    brightness: [],
  };
}

export type OwnSettings = z.infer<typeof ownSettings>;

/** Takes what is sound; the rest is as shipped, since a wall must come up whatever somebody typed. */
export function soundOwnSettings(value: unknown): OwnSettings {
  const read = ownSettings.safeParse(value);
  return read.success ? read.data : ownSettings.parse({});
}
