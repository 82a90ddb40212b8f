import type { PollContext } from '#adapters/adapter';
import { NotUnderstood, SignInRefused, TryAgain } from '#adapters/adapter';
import type { Sentence } from '#core/said/sentence';
import type { JsonValue } from '#core/said/input';
import type { Instant, Milliseconds } from '#core/time/instant';
import { hour, minute, second } from '#core/time/instant';
import type { Backfill } from '#core/board/queue';
import type { SolunoMemory } from './memory.ts';
import { remembered } from './memory.ts';
import { midnightBefore, periodQuery } from './period.ts';
import { refusal } from './refusal.ts';
import * as words from './sentences.ts';
import type { SolunoSettings } from './settings.ts';
import { accessTo } from './sign-in.ts';

/**
 * Document 001: "var femte minut". A little more, since what counts is when the question arrives, and one may be longer
 * on its way, or wait for a token, than the next.
 */
const shortestInterval = 305 * second;
/** Each question reaches back over the end of the last, since a record may come late. */
const overlap = 15 * minute;
const daysAStep = 30;
const dayLength = 24 * hour;

/** From one question to the next. */
export function every({ everySeconds }: SolunoSettings): Milliseconds {
  return Math.max(shortestInterval, everySeconds * second);
}

/**
 * Asks once for history (document 001), and before that for a token where one is needed. Today first; then each time 30
 * days further back, up to now, until `backfillDays`; from then on what is new, with a quarter of an hour of what is not.
 * After a restart it goes on there, with one question for yesterday and today before.
 * @throws SignInRefused, Busy, Unreachable, TryAgain, NotUnderstood
 */
export async function poll(context: PollContext<SolunoSettings>): Promise<JsonValue> {
  const { settings, surroundings, now, ask } = context;
  const before = continued(remembered(context.memory), context);
  const access = await accessTo(context, before?.token ?? null);
  const { from, daysBack, about } = nextPeriod(before, context);
  const { status, body } = await ask({
    about,
    url: `${settings.baseUrl.replace(/\/+$/, '')}/cdr/historik?${periodQuery(from, now, surroundings.timeZone)}`,
    headers: access.headers,
    records: true,
  });
  if (status === 401 || status === 403) {
    // A token of an earlier poll may have been withdrawn: the next poll signs in anew and asks for the same once more.
    if (before !== undefined && access.isOld) {
      throw new TryAgain(words.tokenWithdrawn, { ...before, token: null });
    }
    throw new SignInRefused(settings.auth === undefined ? words.signInWanted : words.signInRefused);
  }
  if (status < 200 || status > 299) throw refusal(status);
  if (!Array.isArray(body)) throw new NotUnderstood(words.notAList);
  return { askedAt: now, daysBack, token: access.token, askedBefore: null };
}

/** How far back the history is fetched by what the last poll remembered. */
export function backfill({ backfillDays }: SolunoSettings, memory: JsonValue | undefined): Backfill {
  return { days: remembered(memory)?.daysBack ?? 0, of: backfillDays };
}

interface Period {
  readonly from: Instant;
  /** How far back history will have been asked for, in days before today. */
  readonly daysBack: number;
  /** In words for the log: by them a person can watch the back-fill. */
  readonly about: Sentence;
}

/** Nothing is known of another Soluno, nor after so long that what is missing is more than a step of a back-fill. */
function continued(memory: SolunoMemory | undefined, context: PollContext<SolunoSettings>): SolunoMemory | undefined {
  if (memory === undefined || memory.askedBefore === null) return memory;
  const isSame = memory.askedBefore === context.settings.baseUrl;
  return isSame && context.now - memory.askedAt < daysAStep * dayLength ? memory : undefined;
}

function nextPeriod(before: SolunoMemory | undefined, context: PollContext<SolunoSettings>): Period {
  const { settings, surroundings, now } = context;
  const midnight = (days: number): Instant => midnightBefore(now, days, surroundings.timeZone);
  if (before === undefined) return { from: midnight(0), daysBack: 0, about: words.callsOfToday };
  const { askedAt, daysBack, askedBefore } = before;
  // After a poll that failed, what is new comes first: a back-fill that is too much for Soluno must not stop the day.
  const isRegular = askedBefore === null && now - askedAt < 1.5 * every(settings) + minute;
  if (isRegular && daysBack < settings.backfillDays) {
    const days = Math.min(daysBack + daysAStep, settings.backfillDays);
    return {
      from: midnight(days),
      daysBack: days,
      about: words.callsOfDays(days, settings.backfillDays),
    };
  }
  // Where the clock was set back, what it called the last poll lies ahead.
  const latest = Math.min(askedAt, now) - overlap;
  // After a restart, what was known of these two days may be known no more, or never was: a record that came very late.
  const from = askedBefore === null ? latest : Math.min(latest, midnight(1));
  // Just after midnight yesterday's late records are wanted too, even where no back-fill is.
  const furthest = midnight(Math.max(1, settings.backfillDays));
  return { from: Math.max(from, furthest), daysBack, about: words.latestCalls };
}
