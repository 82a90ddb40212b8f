import { z } from 'zod/mini';
import * as parts from '#core/pc/own-parts';

/** Whether a hub may be asked for there: over HTTP, and with no name or password in it. */
export function isHubAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, host } = new URL(text);
  return /^https?:$/.test(protocol) && username === '' && password === '' && host !== '';
}

const hubAddress = z.string().check(z.refine(isHubAddress, 'must be an address as in "http://10.0.4.10:8090/"'));

/** What belongs to this one PC, whatever hub it shows. `desktop.json` in the user's profile. */
const ownSettings = z.object({
  /** The hub whose screen this is, as an address; `null`: this PC is the hub. */
  hub: z.catch(z.nullable(hubAddress), null),
  kiosk: z.catch(parts.kiosk, 'off'),
  display: z.catch(parts.display, null),
  pin: z.catch(parts.pin, null),
  startWithWindows: z.catch(z.boolean(), false),
  /** A PC that is the hub does not fall asleep by itself. */
  keepAwake: z.catch(z.boolean(), true),
  wall: z.catch(
    z.object({
      inches: z.catch(parts.inches, null),
      metres: z.catch(parts.metres, null),
      drift: z.catch(z.boolean(), true),
      /** Every second day the columns change places. */
      swap: z.catch(z.boolean(), false),
      closed: z.catch(parts.closed, 'shown'),
      hours: z.catch(parts.hours, null),
      brightness: z.catch(parts.brightness, () => []),
    }),
    asShipped,
  ),
  sound: z.catch(
    z.object({
      volume: z.catch(parts.volume, 0.6),
      /** A critical alert sounds again while it is open and nobody took it. */
      repeat: z.catch(z.boolean(), true),
    }),
    () => ({ volume: 0.6, repeat: true }),
  ),
  strip: z.catch(
    z.object({
      show: z.catch(z.boolean(), false),
      x: z.catch(z.nullable(z.int()), null),
      y: z.catch(z.nullable(z.int()), null),
    }),
    () => ({ show: false, x: null, y: null }),
  ),
  updates: z.catch(parts.updates, null),
  /** Instant in milliseconds until which nothing is heard or pops up; 0: it is not muted. */
  mutedUntil: z.catch(z.number().check(z.minimum(0)), 0),
  /** It was said once that the program goes on in the tray. */
  toldOfTray: z.catch(z.boolean(), false),
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
