import type { HubClock } from '../time/hub-clock.ts';

/** The time in a film: it runs as fast as one wants, stands still, and is set to any moment. */
export interface FilmClock extends HubClock {
  /** So many seconds of the film in one. */
  run(speed: number): void;
  hold(): void;
  /** Milliseconds since 1970. */
  seek(at: number): void;
}

/** `steady`: milliseconds on a clock that nobody sets. */
export function createFilmClock(steady: () => number): FilmClock {
  let [at, since, speed] = [0, steady(), 0];
  const now = (): number => at + (steady() - since) * speed;

  function go(from: number, withSpeed: number): void {
    [at, since, speed] = [from, steady(), withSpeed];
  }

  return {
    // The pictures of a film say nothing of the time it is now.
    hear: () => undefined,
    now,
    run: (withSpeed) => go(now(), withSpeed),
    hold: () => go(now(), 0),
    seek: (to) => go(to, speed),
  };
}
