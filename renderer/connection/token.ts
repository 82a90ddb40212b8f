/** The token that the page was opened with, as `?token=…`; `null` without one. */
export function tokenIn(address: string): string | null {
  return new URL(address).searchParams.get('token');
}

/** The same address without the token, so that it stays neither on a wall nor in the history. */
export function withoutToken(address: string): string {
  const url = new URL(address);
  url.searchParams.delete('token');
  return url.href;
}
