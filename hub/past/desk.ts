import type { PastDay } from '#core/board/past-day';
import type { Picture } from '#core/board/queue';
import { isDay } from '#core/history/days';
import type { Instant } from '#core/time/instant';
import { minute, second } from '#core/time/instant';
import { dayBounds, dayOf, parseIso, toIso } from '#core/time/zone';
import { Refused } from '../asks/refused.ts';
import type { Config } from '../config/config.ts';
import { type Journal, JournalUnavailable } from '../journal/journal.ts';
import { createReel, type Reel } from './reel.ts';
import * as words from './sentences.ts';

/** Pictures of one answer: some hundred kB of ten queues. */
const mostFrames = 40;

/** Days that are looked at at the same time. Each is a book of its own in memory. */
const mostReels = 2;

/** Who waits for a day to be taken again. */
const mostWaiting = 4;

/** A day that nobody looks at any more is forgotten. */
const forgottenAfter = 2 * minute;

export interface PastQuestion {
  readonly day: string;
  /** The moment of the first picture, ISO 8601; absent: when the day begins. */
  readonly from?: string | undefined;
  /** Seconds between two pictures; absent: one picture. */
  readonly every?: string | undefined;
}

/** Shows the board as it was on a day of the journal. */
export interface PastDesk {
  /** @throws Refused */
  day(question: PastQuestion): Promise<PastDay>;
  /** Lets go of the days that were taken again, with whoever called on them. */
  forget(): void;
  close(): void;
}

export interface PastDeskOptions {
  readonly journal: Pick<Journal, 'read' | 'first'>;
  readonly config: () => Config;
  readonly now: () => Instant;
}

interface Open {
  readonly config: Config;
  readonly reel: Reel;
  /** Until when it was read: of today more may have come since. */
  readonly ends: Instant;
  readonly forget: NodeJS.Timeout;
}

export function createPastDesk({ journal, config, now }: PastDeskOptions): PastDesk {
  const open = new Map<string, Open>();
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  function close(day: string): void {
    clearTimeout(open.get(day)?.forget);
    open.delete(day);
  }

  function closeAll(): void {
    for (const day of open.keys()) close(day);
  }

  /** One of this day that has not gone beyond the first moment wanted, and reaches as far as the last. */
  function reelFor(day: string, first: Instant, wanted: Instant): Reel {
    const known = open.get(day);
    const current = config();
    known?.forget.refresh();
    if (known !== undefined && known.config === current && known.reel.at <= first && known.ends >= wanted)
      return known.reel;
    close(day);
    const [oldest] = open.keys();
    if (open.size >= mostReels && oldest !== undefined) close(oldest);
    const span = spanOf(day);
    const reel = createReel(journal, current, span);
    open.set(day, {
      config: current,
      reel,
      ends: span.ends,
      forget: setTimeout(() => close(day), forgottenAfter).unref(),
    });
    return reel;
  }

  function spanOf(day: string): { readonly begins: Instant; readonly ends: Instant } {
    const { start, end } = dayBounds(day, config().rules.timeZone);
    return { begins: start, ends: Math.min(end, now()) };
  }

  async function checked(day: string): Promise<{ readonly begins: Instant; readonly ends: Instant }> {
    const { timeZone } = config().rules;
    if (!isDay(day)) throw new Refused(400, words.noDay);
    if (day > dayOf(now(), timeZone)) throw new Refused(404, words.notYet);
    const first = await journal.first();
    if (first === null || day < dayOf(first, timeZone)) {
      throw new Refused(404, words.notKept(first === null ? null : dayOf(first, timeZone)));
    }
    return spanOf(day);
  }

  async function frames({ day, from, every }: PastQuestion): Promise<PastDay> {
    const { timeZone } = config().rules;
    const { begins, ends } = await checked(day);
    const asked = from === undefined ? begins : parseIso(from, timeZone)?.at;
    if (asked === undefined) throw new Refused(400, words.noMoment);
    const start = Math.min(Math.max(asked, begins), ends);
    const step = every === undefined ? Infinity : Number(every) * second;
    const reel = reelFor(day, start, every === undefined ? start : Math.min(ends, start + (mostFrames - 1) * step));
    const pictures: Picture[] = [];
    for (let at = start; at <= ends && pictures.length < mostFrames; at += step) pictures.push(await reel.picture(at));
    return { day, begins: toIso(begins, timeZone), ends: toIso(ends, timeZone), pictures };
  }

  return {
    async day(question) {
      if (waiting >= mostWaiting) throw new Refused(429, words.tooMany, second);
      waiting += 1;
      // One after the other: two that look at the same day would take it forwards and back.
      const answer = last.then(() => frames(question));
      last = answer.catch(() => undefined);
      try {
        return await answer;
      } catch (error) {
        close(question.day);
        throw error instanceof JournalUnavailable ? new Refused(503, words.unreadable) : error;
      } finally {
        waiting -= 1;
      }
    },
    forget: closeAll,
    close: closeAll,
  };
}
