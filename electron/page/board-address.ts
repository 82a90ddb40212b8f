/** The board's own protocol, so that no page is ever a file that may read its neighbours. */
export const scheme = 'app';
const host = 'board';
export const boardAddress = `${scheme}://${host}/`;

/** Whether an address is one of the board's own. `URL` gives no origin for a scheme that it does not know. */
export function isBoardAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return url.protocol === `${scheme}:` && url.host === host;
}

/** Whether it is the board's page, in whatever shape: the board itself, a wall, the strip. */
export function isBoardPage(address: string): boolean {
  return isBoardAddress(address) && new URL(address).pathname === '/';
}

/** The page with what it must know from its first moment on; `null` and `undefined` are left out. */
export function boardPage(words: Readonly<Record<string, string | number | null | undefined>>): string {
  const given = Object.entries(words).filter(
    (entry): entry is [string, string | number] => entry[1] !== null && entry[1] !== undefined,
  );
  return `${boardAddress}?${new URLSearchParams(given.map(([name, value]): [string, string] => [name, String(value)])).toString()}`;
}
