/** The hub asks for its token: there was none, another, or it was changed since. */
export class TokenNeeded extends Error {
  override readonly name = 'TokenNeeded';
}

/** The hub answered, but not with what was asked for. */
export class UnexpectedAnswer extends Error {
  override readonly name = 'UnexpectedAnswer';
}

/** No hub answered. */
export class HubUnreachable extends Error {
  override readonly name = 'HubUnreachable';
}
