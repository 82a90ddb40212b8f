import { z } from 'zod/mini';
import type { Paired, Screen, ScreenSelf, ScreensReport } from '../screens/screen.ts';
import { type Ask, of } from './ask.ts';

const id = z.string().check(z.maxLength(60));

/** One line, as a person calls a screen. */
const name = z.string().check(z.minLength(1), z.maxLength(80), z.regex(/^[^\p{Cc}\p{Zl}\p{Zp}]+$/u));

/** More queues than any board has. */
const queues = z.nullable(z.readonly(z.array(z.string().check(z.maxLength(200))).check(z.maxLength(500))));

const said = z.string().check(z.maxLength(60), z.regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u));

/** Blinking is to find a screen in a room, not to be looked at. */
const longestBlink = 60;

/** In Base64: four times what a picture of a board has. Characters. */
const largestPicture = 1_000_000;
const image = z.string().check(z.minLength(1), z.maxLength(largestPicture), z.regex(/^[A-Za-z0-9+/]+=*$/));

/** What is asked about the screens of a hub; a part of the table of asks. */
export const screenAsks = {
  /** All screens that were paired, and the code under which another one can be. */
  screens: {
    takes: null,
    answer: of<ScreensReport>(),
    who: 'holder',
    by: 'hub',
    over: { method: 'GET', path: '/api/screens' },
  },
  /** A screen shows the code that stands at the hub, and is one of its screens from then on. */
  pairScreen: {
    takes: z.object({ code: z.string().check(z.maxLength(20)), name }),
    answer: of<Paired>(),
    who: 'anyone',
    by: 'hub',
    over: { method: 'POST', path: '/api/screens' },
  },
  /** A new code, in the place of the one before. */
  openPairing: {
    takes: null,
    answer: of<ScreensReport>(),
    who: 'holder',
    by: 'hub',
    over: { method: 'POST', path: '/api/pairing' },
  },
  /** No further screen for now. */
  closePairing: {
    takes: null,
    answer: of<ScreensReport>(),
    who: 'holder',
    by: 'hub',
    over: { method: 'DELETE', path: '/api/pairing' },
  },
  /** What is set for a screen; what is absent stays. */
  changeScreen: {
    takes: z.strictObject({
      id,
      name: z.optional(name),
      role: z.optional(z.enum(['wall', 'desk'])),
      queues: z.optional(queues),
    }),
    answer: of<Screen>(),
    who: 'holder',
    by: 'hub',
    over: { method: 'POST', path: '/api/screens/:id' },
  },
  /** It blinks for so many seconds, so that one finds it in a room; 0: it stops. Whether it listens. */
  blinkScreen: {
    takes: z.strictObject({ id, seconds: z.number().check(z.minimum(0), z.maximum(longestBlink)) }),
    answer: of<{ readonly isThere: boolean }>(),
    who: 'holder',
    by: 'hub',
    over: { method: 'POST', path: '/api/screens/:id/blink' },
  },
  /** A picture of what it shows now, a JPEG in Base64; `null`: it is a browser, which can take none. */
  pictureOfScreen: {
    takes: z.strictObject({ id }),
    answer: of<{ readonly image: string | null }>(),
    who: 'holder',
    by: 'hub',
    over: { method: 'POST', path: '/api/screens/:id/picture', isSlow: true },
  },
  /** A screen sends the picture that it was asked for. */
  sendPicture: {
    takes: z.strictObject({ order: id, image: z.nullable(image) }),
    answer: of<{ readonly isTaken: true }>(),
    who: 'screen',
    by: 'hub',
    over: { method: 'POST', path: '/api/screen/picture', most: largestPicture + 1_000 },
  },
  /** It is none of ours any more: its token is worth nothing from now on. */
  revokeScreen: {
    takes: z.object({ id }),
    answer: of<ScreensReport>(),
    who: 'holder',
    by: 'hub',
    over: { method: 'DELETE', path: '/api/screens/:id' },
  },
  /** A screen that found its hub at another address wants to know that it is the same before it shows its token. */
  proveHub: {
    takes: z.strictObject({
      id,
      nonce: z.string().check(z.regex(/^[\w-]{22,64}$/)),
      /** Where it found the hub: part of what is signed. */
      address: z.string().check(z.maxLength(300)),
    }),
    answer: of<{ readonly proof: string }>(),
    who: 'anyone',
    by: 'hub',
    over: { method: 'POST', path: '/api/screens/:id/prove' },
  },
  /** What a screen is called and shows; `null` where whoever asks is no paired screen. */
  thisScreen: {
    takes: null,
    answer: of<ScreenSelf | null>(),
    who: 'viewer',
    by: 'hub',
    over: { method: 'GET', path: '/api/screen' },
  },
  /** A screen says what it is. */
  tellScreen: {
    takes: z.strictObject({ version: said, display: said }),
    answer: of<ScreenSelf>(),
    who: 'screen',
    by: 'hub',
    over: { method: 'POST', path: '/api/screen' },
  },
} satisfies { readonly [name: string]: Ask };
