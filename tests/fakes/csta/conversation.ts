import type { Instant } from '#core/time/instant';
import { second } from '#core/time/instant';
import type { Random } from '../random.ts';
import type { Line } from '../switches/wire/line.ts';
import type { XmlElement } from '../switches/xml/reader.ts';
import { NotXml, readXml } from '../switches/xml/reader.ts';
import type { Fields } from '../switches/xml/writer.ts';
import { writeXml } from '../switches/xml/writer.ts';
import type { Reply } from './asking/answer.ts';
import type { Monitors } from './asking/monitors.ts';
import { newMonitors } from './asking/monitors.ts';
import type { Session } from './asking/session.ts';
import type { Told } from './exchange/house.ts';
import type { Frame } from './frames.ts';
import { eventId, NoFrame, takeFrame, toBytes } from './frames.ts';
import type { Manners } from './manners.ts';
import { styleOf } from './manners.ts';

export type SystemStatus = 'disabled' | 'enabled' | 'initializing' | 'messagesLost' | 'normal' | 'overloadImminent';

/** A request as it came, without its secrets. */
export interface Asked {
  readonly name: string;
  readonly invokeId: string;
}

interface Around {
  readonly line: Line;
  readonly serial: number;
  readonly session: Session;
  readonly manners: () => Manners;
  readonly now: () => Instant;
  readonly random: Random;
  readonly answer: (request: XmlElement, monitors: Monitors) => Reply;
  readonly asked: (asked: Asked) => void;
}

/** The talk on one connection. */
export interface Conversation {
  readonly line: Line;
  readonly session: Session;
  readonly hears: (bytes: Buffer) => void;
  /** Once for each monitor that sees it. */
  readonly tell: (told: Told) => void;
  readonly event: (name: string, fields: Fields) => void;
  /** The switch's own question, which is to be answered. */
  readonly status: (systemStatus: SystemStatus) => void;
  /** How many of them were not answered. */
  readonly unansweredStatus: () => number;
  readonly expire: () => void;
  readonly endSession: () => void;
}

/** In the middle of an event, where nobody expects anything. */
const extra = { extensions: { privateData: { private: { vendorThing: 'x', list: [1, 2].map(String) } } } };

export function newConversation(around: Around): Conversation {
  const { line, manners, now, session } = around;
  const monitors = newMonitors(around.serial);
  const pending = new Set<string>();
  let rest = Buffer.alloc(0);
  let ownRequests = 0;
  let lastHeard = now();

  function say(name: string, fields: Fields, invokeId: string): void {
    line.send(toBytes({ invokeId, xml: writeXml(name, fields, styleOf(name, manners(), around.random)) }));
  }

  function status(systemStatus: SystemStatus): void {
    const invokeId = String((ownRequests += 1) % 9_999).padStart(4, '0');
    pending.add(invokeId);
    say('SystemStatus', { ...(session.isOpen() && { sysStatRegisterID: session.id }), systemStatus }, invokeId);
  }

  function hear({ invokeId, xml }: Frame): void {
    const request = readXml(xml);
    around.asked({ name: request.name, invokeId });
    if (request.name === 'SystemStatusResponse') {
      if (pending.delete(invokeId)) session.statusAnswered();
      return;
    }
    if (manners().unanswered.includes(request.name)) return;
    const answer = session.take(request) ?? around.answer(request, monitors);
    if (answer === 'hangUp') return line.hangUp();
    say(answer.name, answer.fields, invokeId);
    const under = manners().segmentsUnder === 'event' ? eventId : invokeId;
    for (const segment of answer.segments ?? []) say(segment.name, segment.fields, under);
  }

  /** Whoever sends no frames, or no XML in them, is hung up on. */
  function hears(bytes: Buffer): void {
    lastHeard = now();
    rest = Buffer.concat([rest, bytes]);
    try {
      for (let next = takeFrame(rest); next !== undefined && line.isOpen(); next = takeFrame(rest)) {
        rest = rest.subarray(next.length);
        hear(next.frame);
      }
    } catch (error) {
      if (!(error instanceof NoFrame || error instanceof NotXml)) throw error;
      line.hangUp();
    }
  }

  function over(): void {
    const how = manners().sessionEnds;
    monitors.stopAll();
    if (how === 'told') {
      const sessionTermReason = { definedTermReason: 'timerExpired' };
      say('ApplicationSessionTerminated', { sessionID: session.id, sessionTermReason }, eventId);
    }
    if (how === 'closed') line.hangUp();
  }

  function expire(): void {
    const { idleSeconds } = manners();
    if (idleSeconds !== null && now() - lastHeard >= idleSeconds * second) return line.hangUp();
    if (session.expires()) over();
  }

  if (manners().session === 'register') status('normal');
  return {
    line,
    session,
    hears,
    tell({ on, name, fields }) {
      if (!session.isOpen()) return;
      const more = manners().extras && around.random.chance(0.3) ? extra : {};
      for (const { crossRef } of monitors.that(on, name)) {
        say(name, { monitorCrossRefID: crossRef, ...fields, ...more }, eventId);
      }
    },
    event: (name, fields) => say(name, fields, eventId),
    status,
    unansweredStatus: () => pending.size,
    expire,
    endSession() {
      session.end();
      expire();
    },
  };
}
