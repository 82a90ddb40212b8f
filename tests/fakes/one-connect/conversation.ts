import type { Random } from '../random.ts';
import { shuffled } from '../switches/shuffled.ts';
import type { Line } from '../switches/wire/line.ts';
import { textAt } from '../switches/xml/look.ts';
import type { XmlElement } from '../switches/xml/reader.ts';
import { NotXml, readXml } from '../switches/xml/reader.ts';
import type { Fields } from '../switches/xml/writer.ts';
import { writeXml } from '../switches/xml/writer.ts';
import type { Answer } from './asking/answer.ts';
import { refused } from './asking/answer.ts';
import type { Told } from './exchange/house.ts';
import type { Manners } from './manners.ts';
import { styleOf } from './manners.ts';
import type { Session, Sessions } from './asking/sessions.ts';

/** A request as it came, without its secrets. */
export interface Asked {
  readonly name: string;
  readonly requestID: string;
}

interface Around {
  readonly line: Line;
  readonly sessions: Sessions;
  readonly manners: () => Manners;
  readonly random: Random;
  /** Its device: who monitors it hears of all. */
  readonly trunk: string;
  /** Whether this user has a session on another connection. */
  readonly isSignedInElsewhere: () => boolean;
  readonly answer: (request: XmlElement, session: Session) => Answer;
  readonly asked: (asked: Asked) => void;
}

/** The talk on one connection. */
export interface Conversation {
  readonly line: Line;
  readonly hears: (bytes: Buffer) => void;
  /** Tells it where one of its sessions monitors the device. */
  readonly tell: (told: Told) => void;
  /** Ends the sessions whose time is up. */
  readonly expire: () => void;
  readonly isSignedIn: () => boolean;
  /** All its sessions are over. */
  readonly endSessions: () => void;
  readonly say: (name: string, fields: Fields) => void;
}

/** Nobody asks for more at once. */
const longestRequest = 65_536;

export function newConversation(around: Around): Conversation {
  const { line, sessions, manners } = around;
  const own: Session[] = [];
  let rest = Buffer.alloc(0);

  function say(name: string, fields: Fields): void {
    line.send(Buffer.from(`${writeXml(name, fields, styleOf(name, manners(), around.random))}\0`));
  }

  function answerTo(request: XmlElement): Answer {
    switch (request.name) {
      case 'StartApplicationSession':
        return sessions.start(request, own, around.isSignedInElsewhere());
      case 'ResetApplicationSessionTimer':
        return sessions.renew(request, own);
      case 'StopApplicationSession':
        own.length = 0;
        return { name: 'StopApplicationSessionPosResponse', fields: {}, afterwards: line.hangUp };
      default: {
        const session = own.at(-1);
        return session === undefined ? refused('security', 'sessionRequired') : around.answer(request, session);
      }
    }
  }

  /** Answers one request. */
  function hear(text: string): void {
    let request: XmlElement;
    try {
      request = readXml(text);
    } catch (error) {
      if (!(error instanceof NotXml)) throw error;
      return say('CSTAErrorCode', { operation: 'invalidMsgID' });
    }
    const requestID = textAt(request, 'privateData', 'requestID');
    around.asked({ name: request.name, requestID });
    if (manners().unanswered.includes(request.name)) return;
    const answer = answerTo(request);
    if (answer === 'hangUp') return line.hangUp();
    const isNamed = requestID !== '' && (answer.name !== 'CSTAErrorCode' || manners().errorsCarryId);
    const told = answer.fields['privateData'] as Fields | undefined;
    const privateData = isNamed ? { ...told, requestID } : told;
    say(answer.name, { ...answer.fields, privateData });
    for (const more of answer.next ?? []) say(more.name, more.fields);
    answer.afterwards?.();
  }

  /** Takes whole requests off what has come. */
  function requests(): readonly string[] {
    const texts: string[] = [];
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      texts.push(rest.toString('utf8', 0, end));
      rest = rest.subarray(end + 1);
    }
    return texts.filter((text) => text.trim() !== '');
  }

  function expire(): void {
    const over = sessions.expire(own);
    if (over.length === 0 || own.length > 0) return;
    if (manners().sessionEnds === 'closed') return line.hangUp();
    if (manners().sessionEnds === 'silent') return;
    const sessionTermReason = { definedTermReason: 'timerExpired' };
    for (const { id } of over) say('ApplicationSessionTerminated', { sessionID: id, sessionTermReason });
  }

  return {
    line,
    say,
    isSignedIn: () => own.length > 0,
    hears(bytes) {
      rest = Buffer.concat([rest, bytes]);
      for (const text of shuffled(requests(), manners().answers === 'inOrder' ? null : around.random)) hear(text);
      if (rest.length > longestRequest) line.hangUp();
    },
    tell({ on, name, fields }) {
      if (own.some(({ monitors }) => monitors.has(on) || monitors.has(around.trunk))) say(name, fields);
      if (name === 'QueueRemovedEvent') for (const { monitors } of own) monitors.delete(on);
    },
    expire,
    endSessions() {
      for (const session of own) session.endsAt = -Infinity;
      expire();
    },
  };
}
