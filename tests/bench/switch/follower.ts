/** With a board: that one is followed from now on. Without: what was shown is told. */
export interface FollowOrder {
  readonly board?: string;
}

/** When a picture with so many answered calls had come, in milliseconds since 1970. */
export interface Shown {
  readonly answered: number;
  readonly at: number;
}
