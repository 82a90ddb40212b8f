import type { Instant } from '#core/time/instant';
import { seededRandom } from '../random.ts';
import { newDrops } from '../switches/drops.ts';
import type { Story } from '../switches/happenings.ts';
import type { SwitchTruth } from '../switches/truth.ts';
import type { TcpExchange } from '../switches/wire/exchange.ts';
import type { Host } from '../switches/wire/host.ts';
import { startHost } from '../switches/wire/host.ts';
import type { Line } from '../switches/wire/line.ts';
import type { Fields } from '../switches/xml/writer.ts';
import { answersOf } from './asking/answers.ts';
import type { Login } from './asking/session.ts';
import { newSession } from './asking/session.ts';
import type { Asked, Conversation, SystemStatus } from './conversation.ts';
import { newConversation } from './conversation.ts';
import { newExchange } from './exchange/exchange.ts';
import type { House, Told } from './exchange/house.ts';
import type { Garbage } from './garbage.ts';
import { garbage } from './garbage.ts';
import type { Manners } from './manners.ts';
import { goodManners } from './manners.ts';

export interface CstaOptions {
  readonly house: House;
  readonly story: Story;
  /** When the story begins. */
  readonly from: Instant;
  readonly timeZone: string;
  /** What sessions end by. */
  readonly now: () => Instant;
  /** Who may start an application session; `null`: whoever likes. */
  readonly login?: Login | null;
  /** The story's time is that of `now`, and passes by itself. Else it passes when it is told to. */
  readonly live?: boolean;
  readonly seed?: number;
  readonly manners?: Partial<Manners>;
  readonly tls?: boolean;
  readonly port?: number;
}

/** A CSTA switch on loopback, with its troubles at hand. */
export interface CstaServer extends TcpExchange {
  /** Everything until then happens and is told. Resolves when it is on its way. */
  readonly passUntil: (until: Instant) => Promise<void>;
  /** What is so at that time, whatever was told. */
  readonly truth: (now: Instant) => readonly SwitchTruth[];
  readonly behave: (changes: Partial<Manners>) => void;
  /** All requests and answers of clients so far. */
  readonly asked: readonly Asked[];
  /** Connections with a session. */
  readonly signedIn: () => number;
  /** The next events, of that name or of any, are never told: each device's is one. */
  readonly dropEvents: (count: number, name?: string) => void;
  readonly endSessions: () => void;
  /** Every connection breaks after so many more bytes. */
  readonly cut: (afterBytes?: number) => void;
  readonly garbage: (kind: Garbage) => void;
  /** The switch says of itself how it is, and waits for an answer. */
  readonly systemStatus: (status: SystemStatus) => void;
  readonly unansweredStatus: () => number;
  /** An event to everybody who has a session, whatever it is. */
  readonly say: (name: string, fields: Fields) => void;
}

/** A CSTA Phase III switch over XML, in any of its dialects. */
export async function startCsta(options: CstaOptions): Promise<CstaServer> {
  const { now, seed = 1, live = false, login = null } = options;
  let current: Manners = { ...goodManners, ...options.manners };
  const manners = (): Manners => current;
  const asked: Asked[] = [];
  const drops = newDrops();
  const random = seededRandom(seed + 86_028_121);
  const tellAll = (told: Told): void => {
    if (!drops.take(told.name)) host?.talks.forEach((one) => one.tell(told));
  };
  const exchange = newExchange({ ...options, seed, manners, tell: tellAll });
  const answer = answersOf(exchange);
  let host: Host<Conversation> | undefined;
  let connections = 0;
  if (live) exchange.passUntil(now());

  function talk(line: Line): Conversation {
    const serial = (connections += 1);
    const session = newSession({ id: `session-${serial}`, login, manners, now });
    const hears = (request: Asked): void => void asked.push(request);
    return newConversation({ line, serial, session, manners, now, random, answer, asked: hears });
  }

  function beat(): void {
    if (live) exchange.passUntil(now());
    host?.talks.forEach((one) => one.expire());
  }

  const opened = await startHost({ ...options, manners, random, talk, beat });
  host = opened;
  const signedIn = (): Conversation[] => [...opened.talks].filter(({ session }) => session.isOpen());
  return {
    ...opened,
    async passUntil(until) {
      exchange.passUntil(until);
      beat();
      await opened.flushed();
    },
    truth: exchange.truth,
    behave(changes) {
      current = { ...current, ...changes };
      if (current.halfOpen) opened.goDeaf();
    },
    asked,
    signedIn: () => signedIn().length,
    dropEvents: drops.add,
    endSessions: () => opened.talks.forEach((one) => one.endSession()),
    garbage: (kind) => opened.talks.forEach(({ line }) => line.send(garbage[kind])),
    systemStatus: (status) => opened.talks.forEach((one) => one.status(status)),
    unansweredStatus: () => [...opened.talks].reduce((sum, one) => sum + one.unansweredStatus(), 0),
    say: (name, fields) => signedIn().forEach((one) => one.event(name, fields)),
  };
}
