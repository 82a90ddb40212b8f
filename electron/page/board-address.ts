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
