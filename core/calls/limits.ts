import type { Milliseconds } from '../time/instant.ts';
import { hour, minute, second } from '../time/instant.ts';

/** No phone rings longer for a call to its own number: the report that it stopped was lost. */
export const longestRing: Milliseconds = 3 * minute;

/** A queue may let phones ring for as long as its caller waits. */
export const longestQueueRing: Milliseconds = hour;

/** No agent talks longer: the report of the end was lost. */
export const longestTalk: Milliseconds = 4 * hour;

/** A connection tells everything in order, and yet what it tells of one phone may come this long before what it tells of another. */
export const overtakenWithin: Milliseconds = 5 * second;
