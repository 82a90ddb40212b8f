import { useBoard, hubClock } from '../board-state.ts';

/** The day that it is in the board's zone, as `YYYY-MM-DD`. The Swedish way to write a date is that of ISO 8601. */
export function useToday(): string {
  const timeZone = useBoard((state) => state.setup?.timeZone ?? 'UTC');
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(hubClock.now());
}
