/** The hub refused: the page was opened without its token, or the token was changed since. */
export class TokenNeeded extends Error {
  override readonly name = 'TokenNeeded';
}

/** The hub answered, but not with what was asked for. */
export class UnexpectedAnswer extends Error {
  override readonly name = 'UnexpectedAnswer';
}

/** Throws unless the hub said yes. */
export function requireSuccess(response: Response): void {
  if (response.status === 401) throw new TokenNeeded('The hub asks for its token.');
  if (!response.ok)
    throw new UnexpectedAnswer(`The hub answered ${response.status} to ${new URL(response.url).pathname}.`);
}
