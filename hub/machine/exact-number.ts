/**
 * A number as itself where JSON would write it just so, else its text: what comes in goes out as it came, and an id such
 * as 12434346.4560 loses no digit.
 */
export function exactNumber(text: string): number | string {
  const number = Number(text);
  return String(number) === text ? number : text;
}
