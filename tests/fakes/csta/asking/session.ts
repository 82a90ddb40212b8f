import type { Instant } from '#core/time/instant';
import { second } from '#core/time/instant';
import { find, textAt } from '../../switches/xml/look.ts';
import type { XmlElement } from '../../switches/xml/reader.ts';
import type { Manners } from '../manners.ts';
import type { Answer, Reply } from './answer.ts';
import { refused } from './answer.ts';

export interface Login {
  readonly user: string;
  readonly password: string;
}

/** Whether one connection may ask anything, in any of the three styles. */
export interface Session {
  readonly isOpen: () => boolean;
  /** The answer where the request is about the session itself, or there is none to ask in. */
  readonly take: (request: XmlElement) => Answer | undefined;
  /** Our own SystemStatus was answered. */
  readonly statusAnswered: () => void;
  /** Whether it ended just now. */
  readonly expires: () => boolean;
  readonly end: () => void;
  readonly id: string;
}

interface Around {
  readonly id: string;
  readonly login: Login | null;
  readonly manners: () => Manners;
  readonly now: () => Instant;
}

const noSession = refused('invalidSessionID', 'security');

export function newSession({ id, login, manners, now }: Around): Session {
  let isOpen = false;
  let isGreeted = false;
  let endsAt = Infinity;

  function lengthOf(request: XmlElement): number {
    const requested = Number(textAt(request, 'requestedSessionDuration'));
    return requested > 0 ? Math.min(requested, manners().sessionSeconds) : manners().sessionSeconds;
  }

  function open(seconds: number = Infinity): void {
    isOpen = true;
    endsAt = now() + seconds * second;
  }

  function start(request: XmlElement): Reply {
    const info = find(request, 'applicationInfo', 'applicationSpecificInfo', 'SessionLoginInfo');
    const isRight = textAt(info, 'userName') === login?.user && textAt(info, 'password') === login.password;
    if (login !== null && !isRight) return no('StartApplicationSession', 'invalidUserNamePassword');
    if (textAt(request, 'requestedProtocolVersions') === '')
      return no('StartApplicationSession', 'protocolVersionNotSupported');
    const seconds = lengthOf(request);
    open(seconds);
    const actualProtocolVersion = textAt(request, 'requestedProtocolVersions');
    const fields = { sessionID: id, actualProtocolVersion, actualSessionDuration: seconds };
    return { name: 'StartApplicationSessionPosResponse', fields };
  }

  function renew(request: XmlElement): Reply {
    const isOwn = isOpen && textAt(request, 'sessionID') === id;
    if (manners().renewal === 'refused' || !isOwn) return no('ResetApplicationSessionTimer', 'invalidSessionID');
    const seconds = lengthOf(request);
    open(seconds);
    return { name: 'ResetApplicationSessionTimerPosResponse', fields: { actualSessionDuration: seconds } };
  }

  function asApplication(request: XmlElement): Answer | undefined {
    if (request.name === 'StartApplicationSession') return start(request);
    if (request.name === 'ResetApplicationSessionTimer') return renew(request);
    if (request.name === 'StopApplicationSession') return 'hangUp';
    return isOpen ? undefined : noSession;
  }

  function asRegistered(request: XmlElement): Answer | undefined {
    if (request.name !== 'SystemRegister') return isOpen ? undefined : noSession;
    if (!isGreeted || textAt(request, 'requestTypes', 'systemStatus') !== 'true')
      return refused('invalidParameterValue');
    open();
    return { name: 'SystemRegisterResponse', fields: { sysStatRegisterID: id } };
  }

  /** Whoever asks anything else first is no client of CSTA. */
  function asImplied(request: XmlElement): Answer | undefined {
    if (request.name === 'RequestSystemStatus') open();
    return isOpen ? undefined : 'hangUp';
  }

  return {
    id,
    isOpen: () => isOpen,
    take(request) {
      switch (manners().session) {
        case 'application':
          return asApplication(request);
        case 'register':
          return asRegistered(request);
        case 'implicit':
          return asImplied(request);
      }
    },
    statusAnswered: () => void (isGreeted = true),
    expires() {
      if (!isOpen || endsAt > now()) return false;
      isOpen = false;
      return true;
    },
    end: () => void (endsAt = -Infinity),
  };
}

function no(request: string, reason: string): Reply {
  return { name: `${request}NegResponse`, fields: { errorCode: { definedError: reason } } };
}
