import type { Instant, Milliseconds } from '#core/time/instant';

/** What a hub's clock that stands is told; each is answered with its id and the time. */
export type ClockOrder = { readonly id: number } & (
  | { readonly kind: 'pass'; readonly until: Instant }
  | { readonly kind: 'quiet' }
  | { readonly kind: 'flush'; readonly milliseconds: Milliseconds }
  | { readonly kind: 'run' }
);

export interface ClockAnswer {
  readonly id: number;
  readonly now: Instant;
}
