import { hour, second } from '#core/time/instant';

/** What one source may take of the hub, whoever has its secret. */
export interface SourceLimits {
  /** How many calls that nobody answered may be open at once. */
  readonly openCalls: number;
  /** How many requests a second, on average over ten seconds. */
  readonly perSecond: number;
}

/** Where nothing is set: several times what any house needs. */
export const usualLimits: SourceLimits = { openCalls: 50_000, perSecond: 1_000 };

/** Who was silent may say in one burst what he may say in so long. */
export const burst = 10 * second;

/**
 * What one source may add to the journal in a day, in bytes: a call centre of 100,000 calls a day adds a fifth of it.
 * Whoever has used it up goes on as slowly as a day's share is divided over the day.
 */
export const bytesADay = 2_000_000_000;
export const ofADay = 24 * hour;

/** How many requests of one source may be on their way into the journal at once: others need room, too. */
export const mostUnderWay = 4_000;

/** The longest id of a call, a phone or an agent, in characters: none is a fifth of it. */
export const longestId = 200;
