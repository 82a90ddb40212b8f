import type { XmlElement } from '#adapters/xml';
import type { Milliseconds } from '#core/time/instant';
import { second } from '#core/time/instant';
import { anywhere, countIn, textIn } from './elements.ts';
import type { Refusal } from './refusal.ts';
import { refusalIn } from './refusal.ts';
import { field, tag } from './write.ts';

/** The namespace of ECMA-354's sessions. */
export const sessionNamespace = 'http://www.ecma-international.org/standards/ecma-354/appl_session';

/** How long a session is asked for, in seconds. */
export const sessionSeconds = 120;

/** A session is renewed after half of its time, so that there is the other half to find another way. Never sooner. */
const soonest: Milliseconds = 2 * second;
const longest: Milliseconds = 600 * second;

/** What the phone system says to who wants a session, or a longer one. */
export type SessionAnswer =
  | { readonly kind: 'granted'; readonly session: string; readonly renewAfter: Milliseconds }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** The answer to `StartApplicationSession` or `ResetApplicationSessionTimer`; absent where it is another message. */
export function sessionAnswer(root: XmlElement): SessionAnswer | undefined {
  const refusal = refusalIn(root);
  if (refusal !== undefined) return { kind: 'refused', refusal };
  if (!/^(?:StartApplicationSession|ResetApplicationSessionTimer)(?:Pos)?Response$/i.test(root.name)) return undefined;
  const seconds = countIn(anywhere(root, 'actualSessionDuration')) ?? sessionSeconds;
  return {
    kind: 'granted',
    session: textIn(anywhere(root, 'sessionID')) ?? '',
    renewAfter: Math.min(longest, Math.max(soonest, (seconds * second) / 2)),
  };
}

/** Asks for a longer session. `more`: what else the message must carry. */
export function renewal(session: string, more: readonly string[] = []): string {
  const duration = field('requestedSessionDuration', String(sessionSeconds));
  return tag('ResetApplicationSessionTimer', [field('sessionID', session), duration, ...more], {
    xmlns: sessionNamespace,
  });
}

/** The phone system ends the session by itself. */
export function endsSession(name: string): boolean {
  return /^ApplicationSessionTerminated(?:Event)?$/i.test(name);
}
