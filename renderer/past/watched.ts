import { dayIn } from './address.ts';
import { createFilmClock } from './film-clock.ts';

/** The day of the past that this page shows; absent: it shows now. */
export const watchedDay = dayIn(location.href);
export const filmClock = createFilmClock(() => performance.now());
