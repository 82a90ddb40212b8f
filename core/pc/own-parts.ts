import { z } from 'zod/mini';

/** What each setting of one PC may be: once for whoever changes it on a page, and for whoever reads it from its file. */

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const span = z.string().check(z.regex(/^\d\d:\d\d-\d\d:\d\d$/, 'must be from and to, as in "07:30-17:00"'));
const time = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time as in "07:30"'));

/** `on`: the wall is all there is. `beside`: on a second screen, and the first stays a desktop. */
export const kiosk = z.enum(['off', 'on', 'beside']);

/** Which screen the wall is on: an id, a label or a size as in `1920x1080`; `null`: the largest, or the one it was on. */
export const display = z.nullable(z.string().check(z.minLength(1), z.maxLength(200)));

/** The digits that end a wall's full screen after its chord; `null`: the chord alone does. */
export const pin = z.nullable(z.string().check(z.regex(/^\d{4,12}$/, 'must be 4 to 12 digits')));

/** Across the screen, and to who sits farthest; `null`: the wall asks. */
export const inches = z.nullable(z.number().check(z.minimum(5), z.maximum(200)));
export const metres = z.nullable(z.number().check(z.minimum(0.5), z.maximum(50)));

/** Outside opening hours: as ever, dimmed, or black with a small clock that moves. */
export const closed = z.enum(['shown', 'dimmed', 'clock']);

/** When the wall is open, as `{"monday": ["07:30-17:00"]}`; `null`: always. */
export const hours = z.nullable(z.partialRecord(z.enum(weekdays), z.array(span).check(z.maxLength(8))));

/** From this time of day on the screen is so bright, in percent. */
const step = z.object({ from: time, percent: z.number().check(z.minimum(10), z.maximum(100)) });
export const brightness = z.array(step).check(z.maxLength(24));

/** Nobody on the way may change them: only by TLS, or from this very PC. */
const safeAddress = /^(?:https:\/\/[^\s/?#@]+|http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?)(?:\/[^\s?#@]*)?$/i;

/** Where newer versions of the program lie; `null`: nobody looks. */
export const updates = z.nullable(
  z
    .string()
    .check(z.maxLength(500), z.regex(safeAddress, 'must be an address as in "https://updates.example/wallboard"')),
);

/** 0 is silence, 1 all there is. */
export const volume = z.number().check(z.minimum(0), z.maximum(1));
