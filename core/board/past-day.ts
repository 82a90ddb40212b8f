import type { Picture } from './queue.ts';

/** A part of a day of the past: the board as it was at some moments, by the settings of today. */
export interface PastDay {
  /** `2026-11-18`. */
  readonly day: string;
  /** When the day begins, and when what can be seen of it ends: at midnight, or now. ISO 8601. */
  readonly begins: string;
  readonly ends: string;
  /** In order of time; where there are fewer than asked for, the day is over. */
  readonly pictures: readonly Picture[];
}
