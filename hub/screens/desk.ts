import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import type { Paired, Screen, ScreenSelf, ScreensReport } from '#core/screens/screen';
import { proofWord } from '#core/screens/nearby';
import type { ArgumentsOf } from '#core/asks/table';
import { minute, type Instant, type Milliseconds } from '#core/time/instant';
import { toIso } from '#core/time/zone';
import { Refused } from '../asks/refused.ts';
import { digest } from '../machine/digest.ts';
import { faultOf } from '../machine/fault.ts';
import type { Logger } from '../machine/log.ts';
import { type KeptScreen, keptScreens } from './kept-screens.ts';
import { createPictures } from './pictures.ts';
import { createPairing } from './pairing.ts';
import * as words from './sentences.ts';

/** More than a house has. Each costs a connection, and a line in a list. */
const mostScreens = 500;

/** When a screen was seen is written down so often. */
const notePause = minute;

/** A paired screen that asks. */
export interface KnownScreen {
  readonly id: string;
  readonly role: Screen['role'];
}

type Change = ArgumentsOf<'changeScreen'>[0];

/** The screens of a hub: who they are, how one becomes one, and what they are told. */
export interface ScreenDesk {
  report(): ScreensReport;
  open(): ScreensReport;
  closePairing(): ScreensReport;
  /** @throws Refused */
  pair(order: { readonly code: string; readonly name: string }, address: string): Promise<Paired>;
  /** @throws Refused */
  change(change: Change): Promise<Screen>;
  /** Whether it listens. @throws Refused */
  blink(order: { readonly id: string; readonly seconds: number }): { readonly isThere: boolean };
  /** A picture of what it shows. @throws Refused */
  picture(id: string): Promise<{ readonly image: string | null }>;
  /** One that it was asked for. @throws Refused */
  takePicture(screen: KnownScreen, sent: ArgumentsOf<'sendPicture'>[0]): { readonly isTaken: true };
  /** What only the hub can know that gave that screen its token. @throws Refused */
  prove(order: ArgumentsOf<'proveHub'>[0]): { readonly proof: string };
  /** @throws Refused */
  revoke(id: string): Promise<ScreensReport>;
  self(screen: KnownScreen | undefined): ScreenSelf | null;
  tell(screen: KnownScreen, about: { readonly version: string; readonly display: string }): ScreenSelf;
  /** Whose token or cookie that is. */
  byToken(token: string): KnownScreen | undefined;
  byCookie(value: string): KnownScreen | undefined;
  /** It asked for something. */
  seen(screen: KnownScreen, address: string): void;
  /** Who is to be told what concerns one screen, and which of them listen. */
  attach(streams: ScreenStreams): void;
  close(): Promise<void>;
}

/** The open streams of screens. */
export interface ScreenStreams {
  isOpen(id: string): boolean;
  blink(id: string, seconds: number): void;
  /** It is to send a picture. */
  picture(id: string, order: string): void;
  /** What is set for it has changed. */
  changed(self: ScreenSelf): void;
  drop(id: string): void;
}

export interface ScreenDeskOptions {
  readonly file: string;
  readonly now: () => Instant;
  readonly elapsed: () => Milliseconds;
  readonly timeZone: () => string;
  /** By which this hub is known again. */
  readonly hubId: string;
  /** Where other machines find the board. */
  readonly addresses: () => readonly string[];
  readonly log: Logger;
}

const nobody: ScreenStreams = {
  isOpen: () => false,
  blink: () => undefined,
  picture: () => undefined,
  changed: () => undefined,
  drop: () => undefined,
};

export function createScreenDesk({
  file,
  now,
  elapsed,
  timeZone,
  hubId,
  addresses,
  log,
}: ScreenDeskOptions): ScreenDesk {
  const kept = keptScreens(file, log);
  const pictures = createPictures();
  const pairing = createPairing({ now, elapsed });
  let streams = nobody;
  let notedAt = elapsed();

  const iso = (at: Instant): string => toIso(at, timeZone());

  const screenOf = (screen: KeptScreen): Screen => ({
    ...selfOf(screen),
    pairedAt: iso(screen.pairedAt),
    lastSeenAt: screen.lastSeenAt === null ? null : iso(screen.lastSeenAt),
    isThere: streams.isOpen(screen.id),
    address: screen.address,
    version: screen.version,
    display: screen.display,
  });

  const report = (): ScreensReport => ({
    at: iso(now()),
    code: pairing.report(timeZone()),
    addresses: addresses(),
    screens: kept.all().map(screenOf),
  });

  function find(id: string): KeptScreen {
    const found = kept.all().find((screen) => screen.id === id);
    if (found === undefined) throw new Refused(404, words.noSuchScreen);
    return found;
  }

  const replaced = (id: string, changes: Partial<KeptScreen>): readonly KeptScreen[] =>
    kept.all().map((screen) => (screen.id === id ? { ...screen, ...changes } : screen));

  async function put(screens: readonly KeptScreen[]): Promise<void> {
    try {
      await kept.put(screens);
    } catch (error) {
      log.error({ fault: faultOf(error) }, 'The list of screens cannot be written.');
      throw new Refused(503, words.notWritten);
    }
  }

  function note(id: string, changes: Partial<KeptScreen>): void {
    kept.note(replaced(id, changes));
    if (elapsed() - notedAt < notePause) return;
    notedAt = elapsed();
    void kept.flush();
  }

  const byDigest = (name: 'token' | 'cookie', shown: string): KnownScreen | undefined => {
    const hex = digest(shown).toString('hex');
    // What is compared is a digest: how long it takes tells nothing of the token.
    const found = kept.all().find((screen) => screen[name] === hex);
    return found && { id: found.id, role: found.role };
  };

  return {
    report,
    open() {
      pairing.open();
      return report();
    },
    closePairing() {
      pairing.close();
      return report();
    },
    async pair({ code, name }, address) {
      const tried = pairing.try(code, { address, name });
      if (tried === 'wrong') {
        log.warn({ address }, 'Somebody tried to pair a screen with a wrong code.');
        throw new Refused(403, words.wrongCode);
      }
      if (tried !== 'right') throw new Refused(429, words.tooManyCodes, tried.wait);
      if (kept.all().length >= mostScreens) throw new Refused(409, words.tooManyScreens(mostScreens));
      const token = randomBytes(32).toString('base64url');
      const screen: KeptScreen = {
        id: randomUUID(),
        name,
        role: 'wall',
        queues: null,
        token: digest(token).toString('hex'),
        cookie: digest(screenCookie(token)).toString('hex'),
        pairedAt: now(),
        lastSeenAt: now(),
        address,
        version: null,
        display: null,
      };
      await put([...kept.all(), screen]);
      log.info({ screen: screen.id, address }, 'A screen was paired.');
      return { id: screen.id, token, hub: hubId };
    },
    async change({ id, ...changes }) {
      find(id);
      const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
      await put(replaced(id, given));
      const changed = find(id);
      // What it may see may be less now: it comes again as what it is.
      if (changes.role !== undefined) streams.drop(id);
      else streams.changed(selfOf(changed));
      return screenOf(changed);
    },
    blink({ id, seconds }) {
      find(id);
      const isThere = streams.isOpen(id);
      streams.blink(id, seconds);
      return { isThere };
    },
    async picture(id) {
      find(id);
      if (!streams.isOpen(id)) throw new Refused(409, words.isGone);
      log.info({ screen: id }, 'A picture of a screen is asked for.');
      return { image: await pictures.from(id, (order) => streams.picture(id, order)) };
    },
    takePicture({ id }, { order, image }) {
      pictures.take(id, order, image);
      return { isTaken: true };
    },
    prove({ id, nonce, address }) {
      const { token } = find(id);
      if (!addresses().includes(address)) throw new Refused(403, words.notOurAddress);
      return { proof: createHmac('sha256', token).update(proofWord(nonce, address)).digest('hex') };
    },
    async revoke(id) {
      find(id);
      await put(kept.all().filter((screen) => screen.id !== id));
      streams.drop(id);
      log.info({ screen: id }, 'A screen was revoked.');
      return report();
    },
    self: (screen) => (screen === undefined ? null : selfOf(find(screen.id))),
    tell({ id }, about) {
      note(id, about);
      return selfOf(find(id));
    },
    byToken: (token) => byDigest('token', token),
    byCookie: (value) => byDigest('cookie', value),
    seen: ({ id }, address) => note(id, { lastSeenAt: now(), address }),
    attach: (open) => void (streams = open),
    close: () => kept.flush(),
  };
}

/** What a browser keeps in place of the token. */
export function screenCookie(token: string): string {
  return createHmac('sha256', token).update('wallboard screen').digest('base64url');
}

function selfOf({ id, name, role, queues }: KeptScreen): ScreenSelf {
  return { id, name, role, queues };
}
