import type { Words } from '../words/words.ts';

const minute = 60;
const hour = 60 * minute;

/** How often a source is asked: `hvert 5. sekund`, `hvert minut`. */
export function intervalText(seconds: number, { t }: Words): string {
  // From two minutes on, seconds would be more exact than anybody wants to know.
  const unit = seconds >= 2 * hour ? hour : seconds >= 2 * minute ? minute : 1;
  const whole = Math.max(1, Math.round(seconds / unit) * unit);
  if (whole % hour === 0) return t('every.hour', { count: whole / hour });
  return whole % minute === 0 ? t('every.minute', { count: whole / minute }) : t('every.second', { count: whole });
}
