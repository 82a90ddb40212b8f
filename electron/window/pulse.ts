/** A page that says nothing for so long hangs. Milliseconds. */
const longestSilence = 15_000;
/** One that is only being loaded may take longer to say its first word. */
const longestLoad = 45_000;
/** Whoever looks so late was asleep or hung himself, and can say nothing about the page. */
const looksLate = 10_000;

/** How often to look. */
export const lookEvery = 2_500;

/** Whether a page lives, by the beats that it sends every few seconds. `now`: milliseconds of a clock that is never set. */
export function createPulse(now: () => number) {
  let lastBeat = now();
  let lastLook = now();
  let isLoading = true;
  return {
    beat() {
      isLoading = false;
      lastBeat = now();
    },
    /** It is loaded anew, or the machine woke up: patience begins again. */
    begin() {
      isLoading = true;
      lastBeat = lastLook = now();
    },
    /** Whether it is dead. Tells so once, and then waits for it to be loaded anew. */
    isDead(): boolean {
      const at = now();
      const slept = at - lastLook > looksLate;
      lastLook = at;
      if (slept) lastBeat = at;
      if (at - lastBeat < (isLoading ? longestLoad : longestSilence)) return false;
      isLoading = true;
      lastBeat = at;
      return true;
    },
  };
}
