import Holidays from 'date-holidays';

// Large: it is loaded only where somebody configured a country (holidays.ts).

/** A country's code, perhaps with that of a state or land: `DK`, `DE-BY`. Whether there is such a one. */
export function isCountry(code: string): boolean {
  const [country = '', state] = code.split('-');
  const all = new Holidays();
  if (!Object.hasOwn(all.getCountries(), country)) return false;
  return state === undefined || Object.hasOwn(all.getStates(country) ?? {}, state);
}

/** The public holidays of a year, as `YYYY-MM-DD`. */
export function publicHolidays(code: string, year: number): readonly string[] {
  const [country = '', state] = code.split('-');
  const options = { types: ['public' as const] };
  const holidays = state === undefined ? new Holidays(country, options) : new Holidays(country, state, options);
  return holidays.getHolidays(year).flatMap(({ date, start, end }) => {
    const days = Math.max(1, Math.round((end.getTime() - start.getTime()) / 86_400_000));
    const first = Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
    return Array.from({ length: days }, (_, day) => new Date(first + day * 86_400_000).toISOString().slice(0, 10));
  });
}
