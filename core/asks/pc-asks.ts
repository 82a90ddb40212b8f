import { z } from 'zod/mini';
import * as parts from '../pc/own-parts.ts';
import type { Moved } from '../pc/moved.ts';
import type { PcReport } from '../pc/own.ts';
import { type Ask, of } from './ask.ts';

const wall = z.strictObject({
  inches: z.optional(parts.inches),
  metres: z.optional(parts.metres),
  drift: z.optional(z.boolean()),
  swap: z.optional(z.boolean()),
  closed: z.optional(parts.closed),
  hours: z.optional(parts.hours),
  brightness: z.optional(parts.brightness),
});

/** `null`: passwords and keys stay behind. */
const passphrase = z.nullable(z.string().check(z.maxLength(500)));

/** What only the program on this very PC can answer; a part of the table of asks. In a browser there is none: `null`. */
export const pcAsks = {
  /** How this PC is set. */
  thisPc: {
    takes: null,
    answer: of<PcReport | null>(),
    who: 'viewer',
    by: 'hub',
    over: { method: null, answer: null },
  },
  /** What is set differently from now on; what is absent stays. */
  changeThisPc: {
    takes: z.strictObject({
      kiosk: z.optional(parts.kiosk),
      display: z.optional(parts.display),
      pin: z.optional(parts.pin),
      startWithWindows: z.optional(z.boolean()),
      keepAwake: z.optional(z.boolean()),
      wall: z.optional(wall),
      sound: z.optional(z.strictObject({ volume: z.optional(parts.volume), repeat: z.optional(z.boolean()) })),
      strip: z.optional(z.boolean()),
      updates: z.optional(parts.updates),
    }),
    answer: of<PcReport | null>(),
    who: 'viewer',
    by: 'hub',
    over: { method: null, answer: null },
  },
  /** Looks for a newer version of the program now. */
  checkForUpdate: {
    takes: null,
    answer: of<PcReport | null>(),
    who: 'viewer',
    by: 'hub',
    over: { method: null, answer: null, isSlow: true },
  },
  /** Gets the newer version that was found and installs it; the program ends and starts again as that one. */
  installUpdate: {
    takes: null,
    answer: of<PcReport | null>(),
    who: 'viewer',
    by: 'hub',
    over: { method: null, answer: null, isSlow: true },
  },
  /** Opens the folder with the log, or the one with all data, in the system's own window. Whether it did. */
  openFolder: {
    takes: z.strictObject({ which: z.enum(['log', 'data']) }),
    answer: of<{ readonly isOpen: boolean } | null>(),
    who: 'viewer',
    by: 'hub',
    over: { method: null, answer: null },
  },
  /** All that the hub of this PC keeps, into a file that somebody chooses. */
  backup: {
    takes: z.strictObject({ passphrase }),
    answer: of<Moved | null>(),
    who: 'viewer',
    by: 'hub',
    over: { method: null, answer: null, isSlow: true },
  },
  /** Out of a file that somebody chooses; what is there is set aside, and the program starts anew. */
  restoreBackup: {
    takes: z.strictObject({ passphrase }),
    answer: of<Moved | null>(),
    who: 'viewer',
    by: 'hub',
    over: { method: null, answer: null, isSlow: true },
  },
  /** Goes through every sign of an alert, and asks at each whether it was seen and heard. */
  tryAlarms: {
    takes: null,
    answer: of<null>(),
    who: 'viewer',
    by: 'hub',
    over: { method: null, answer: null },
  },
} satisfies { readonly [name: string]: Ask };
