import type { Milliseconds } from '../../time/instant.ts';
import { hour, minute, second } from '../../time/instant.ts';

/** Requests of one call may overtake each other by this much. */
export const reordering: Milliseconds = 5 * second;

/** A report with a time stamp may come this late; one that says so of itself more is from a clock that is slow. */
export const lateReport: Milliseconds = 10 * second;

/** The report that a call entered its first queue may come this late: refused while we were away, and repeated. */
export const lateEntry: Milliseconds = minute;

/** A member's answer may come this long before the report that its call entered his queue. */
export const earlyAnswer: Milliseconds = 2 * minute;

/** After so long without a word a call that is over has had its last: then its ids are another call's. */
export const lastWord: Milliseconds = 2 * minute;

/** A caller who was taken for lost may still be answered, until so long after the last word of him. */
export const putRight: Milliseconds = 4 * hour;

/**
 * A phone that is said to ring this soon after its caller hung up, by a report without a time of its own, rang before:
 * the two reports overtook each other.
 */
export const overtaking: Milliseconds = 2 * second;

/** The same words again within this time are a repeat, whatever else they could mean. */
export const repeatWindow: Milliseconds = 30 * second;

/** As `repeatWindow`, where something came between that would make sense of the words said anew. */
export const closeRepeatWindow: Milliseconds = 10 * second;
