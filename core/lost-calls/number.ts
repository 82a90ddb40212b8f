/** What phone systems write in place of a number that is not told. */
const noNumber =
  /^(?:anonym\w*|unknown|ukendt|hidden|hemmelig\w*|skjult|private?|privat|restricted|withheld|unavailable|null|-|0+)?$/i;

/** More digits no number has. */
const mostDigits = 20;

/**
 * A caller's number in one spelling, completed by the country's code (`+45`) where it has none: `28 37 46 55`, `004528374655` and
 * `+4528374655` are one. `null`: it is not told. Without a code of the country it stays as it was told.
 */
export function completed(told: string | undefined, countryCode: string | undefined): string | null {
  const text = told?.trim() ?? '';
  if (noNumber.test(text)) return null;
  const digits = text.replaceAll(/\D/g, '');
  if (digits === '' || digits.length > mostDigits) return null;
  if (text.startsWith('+')) return `+${digits}`;
  if (digits.startsWith('00')) return `+${digits.slice(2)}`;
  if (countryCode === undefined || isLocal(digits)) return digits;
  const code = countryCode.replace('+', '');
  // Longer than a number of the country alone can be, where it begins with the code.
  if (digits.startsWith(code) && digits.length > longestNational(code)) return `+${digits}`;
  return `+${code}${digits.replace(/^0/, '')}`;
}

/** A number within the house, or of a service. */
function isLocal(digits: string): boolean {
  return digits.length < 6;
}

/** Of Denmark and its neighbours; elsewhere a number begins with a 0 or is told with its code. */
function longestNational(code: string): number {
  switch (code) {
    case '45':
    case '47':
      return 8;
    default:
      return 9;
  }
}

/** But for its last two digits. */
export function masked(number: string): string {
  return number.replaceAll(/\d(?=\d{2})/g, '*');
}
