import type { Instant } from '#core/time/instant';
import { second } from '#core/time/instant';
import type { XmlElement } from '../../switches/xml/reader.ts';
import { find, textAt } from '../../switches/xml/look.ts';
import type { Answer } from './answer.ts';
import { refused } from './answer.ts';
import type { Manners } from '../manners.ts';

export interface Session {
  readonly id: string;
  endsAt: Instant;
  /** The devices that it hears of, by full name; the trunk's: all. */
  readonly monitors: Set<string>;
}

/** Who may sign in, and as what. */
export interface Account {
  readonly user: string;
  readonly password: string;
  readonly pbxDomain: string;
}

/** Everybody who is signed in, and on which connection. */
export interface Sessions {
  /** `own`: the sessions of the connection that asks; a new one is put there. `elsewhere`: another one has some. */
  readonly start: (request: XmlElement, own: Session[], elsewhere: boolean) => Answer;
  readonly renew: (request: XmlElement, own: readonly Session[]) => Answer;
  /** Takes away those that are over. */
  readonly expire: (own: Session[]) => readonly Session[];
}

export function newSessions(account: Account, manners: () => Manners, now: () => Instant): Sessions {
  let started = 0;

  function lengthOf(request: XmlElement): number {
    const requested = Number(textAt(request, 'requestedSessionDuration'));
    return requested > 0 ? Math.min(requested, manners().sessionSeconds) : manners().sessionSeconds;
  }

  function start(request: XmlElement, own: Session[], elsewhere: boolean): Answer {
    const { secondSession, wrongPassword, vendorPrefix, signIns } = manners();
    if (signIns !== 'welcome') return signIns === 'closed' ? 'hangUp' : no('serverTemporarilyUnavailable');
    const spelled = vendorPrefix === 'either' || vendorPrefix === spellingOf(request);
    if (!spelled || !isRight(request, account))
      return wrongPassword === 'closed' ? 'hangUp' : no('invalidUserPassword');
    const isSecond = secondSession === 'refused' ? own.length > 0 || elsewhere : own.length > 0;
    if (isSecond && secondSession !== 'anywhere') return no('sessionAlreadyExists');
    const seconds = lengthOf(request);
    const session = { id: `oc-${(started += 1)}`, endsAt: now() + seconds * second, monitors: new Set<string>() };
    own.push(session);
    return {
      name: 'StartApplicationSessionPosResponse',
      fields: { sessionID: session.id, actualProtocolVersion: 'csta6', actualSessionDuration: seconds },
    };
  }

  function renew(request: XmlElement, own: readonly Session[]): Answer {
    const session = own.find(({ id }) => id === textAt(request, 'sessionID'));
    const seconds = lengthOf(request);
    const { renewal } = manners();
    if (renewal === 'error') return refused('operation', 'serviceNotSupported');
    if (renewal === 'refused' || session === undefined) {
      return {
        name: 'ResetApplicationSessionTimerNegResponse',
        fields: { errorCode: { definedError: 'invalidSessionID' } },
      };
    }
    session.endsAt = now() + seconds * second;
    return { name: 'ResetApplicationSessionTimerPosResponse', fields: { actualSessionDuration: seconds } };
  }

  function expire(own: Session[]): readonly Session[] {
    const over = own.filter(({ endsAt }) => endsAt <= now());
    for (const session of over) own.splice(own.indexOf(session), 1);
    return over;
  }

  return { start, renew, expire };
}

function no(reason: string): Answer {
  return { name: 'StartApplicationSessionNegResponse', fields: { errorCode: { definedError: reason } } };
}

function isRight(request: XmlElement, { user, password, pbxDomain }: Account): boolean {
  const own = find(request, 'applicationInfo', 'applicationSpecificInfo');
  const said = (name: string): string => textAt(own, name);
  return said('userID') === user && said('password') === password && said('pbxDomain') === pbxDomain;
}

/** Whether the vendor's prefix is declared anywhere above; `null`: there is no such prefix. */
function spellingOf(request: XmlElement): 'declared' | 'bare' | null {
  const way = ['applicationInfo', 'applicationSpecificInfo', 'userID'];
  const user = find(request, ...way);
  if (user?.written !== 'vendorData:userID') return null;
  const above = [request, ...way.map((_, index) => find(request, ...way.slice(0, index + 1)))];
  return above.some((element) => element?.attributes['xmlns:vendorData'] !== undefined) ? 'declared' : 'bare';
}
