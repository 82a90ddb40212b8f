/**
 * How times are written where they are in no standard: the usual ways of Danish and other phone systems, each with how five past nine
 * on the 18th of November looks in it. Where both would fit, days come before months.
 */
export const usualTimes = [
  ['dd-MM-yyyy HH:mm:ss', '18-11-2026 09:05:00'],
  ['dd-MM-yyyy HH:mm', '18-11-2026 09:05'],
  ['dd.MM.yyyy HH:mm:ss', '18.11.2026 09:05:00'],
  ['dd.MM.yyyy HH:mm', '18.11.2026 09:05'],
  ['dd/MM/yyyy HH:mm:ss', '18/11/2026 09:05:00'],
  ['dd/MM/yyyy HH:mm', '18/11/2026 09:05'],
  ['d/M/yyyy H:mm:ss', '18/11/2026 9:05:00'],
  ['d/M/yyyy H:mm', '18/11/2026 9:05'],
  ['yyyy/MM/dd HH:mm:ss', '2026/11/18 09:05:00'],
  ['MM/dd/yyyy HH:mm:ss', '11/18/2026 09:05:00'],
  ['M/d/yyyy h:mm:ss a', '11/18/2026 9:05:00 AM'],
] as const;
