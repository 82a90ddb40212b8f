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
import type { Asked, Conversation } from './conversation.ts';
import { newConversation } from './conversation.ts';
import type { Exchange, Order } from './exchange/exchange.ts';
import { newExchange } from './exchange/exchange.ts';
import type { House, Told } from './exchange/house.ts';
import { namesOf } from './exchange/house.ts';
import type { Garbage } from './garbage.ts';
import { garbage } from './garbage.ts';
import type { Manners } from './manners.ts';
import { goodManners } from './manners.ts';
import type { Account } from './asking/sessions.ts';
import { newSessions } from './asking/sessions.ts';

export interface OneConnectOptions extends Account {
  readonly house: House;
  readonly story: Story;
  /** When the story begins. */
  readonly from: Instant;
  readonly timeZone: string;
  /** What sessions end by. */
  readonly now: () => Instant;
  /** The story's time is that of `now`, and passes by itself. Else it passes when it is told to. */
  readonly live?: boolean;
  readonly seed?: number;
  readonly manners?: Partial<Manners>;
  readonly tls?: boolean;
  readonly port?: number;
}

/** A One-Connect on loopback, with its troubles at hand. */
export interface OneConnectServer extends TcpExchange {
  /** Everything until then happens and is told. Resolves when it is on its way. */
  readonly passUntil: (until: Instant) => Promise<void>;
  /** What is so at that time, whatever was told. */
  readonly truth: (now: Instant) => readonly SwitchTruth[];
  readonly behave: (changes: Partial<Manners>) => void;
  /** All requests so far. */
  readonly asked: readonly Asked[];
  readonly signedIn: () => number;
  /** The next events, of that name or of any, are never told. */
  readonly dropEvents: (count: number, name?: string) => void;
  readonly endSessions: () => void;
  /** Every connection breaks after so many more bytes. */
  readonly cut: (afterBytes?: number) => void;
  readonly garbage: (kind: Garbage) => void;
  /** Tells everybody who is signed in, whatever it is. */
  readonly say: (name: string, fields: Fields) => void;
  readonly resetTotals: Exchange['resetTotals'];
  readonly removeQueue: Exchange['removeQueue'];
  readonly addQueue: Exchange['addQueue'];
  readonly order: (order: Order) => void;
}

/** One-Connect's CSTA API as its documentation has it. */
export async function startOneConnect(options: OneConnectOptions): Promise<OneConnectServer> {
  const { house, now, seed = 1, live = false } = options;
  let current: Manners = { ...goodManners, ...options.manners };
  const manners = (): Manners => current;
  const asked: Asked[] = [];
  const drops = newDrops();
  const random = seededRandom(seed + 49_979_687);
  const sessions = newSessions(options, manners, now);
  const tellAll = (told: Told): void => {
    if (!drops.take(told.name)) host?.talks.forEach((talk) => talk.tell(told));
  };
  const isHeard = (): boolean => (host?.talks.size ?? 0) > 0;
  const exchange = newExchange({ ...options, seed, manners, tell: tellAll, isHeard });
  const answer = answersOf(exchange);
  const trunk = namesOf(house).trunk;
  let host: Host<Conversation> | undefined;
  if (live) exchange.passUntil(now());

  function talk(line: Line): Conversation {
    const isSignedInElsewhere = (): boolean => signedIn().some((other) => other.line !== line);
    const hears = (request: Asked): void => void asked.push(request);
    return newConversation({ line, sessions, manners, random, trunk, isSignedInElsewhere, answer, asked: hears });
  }

  function beat(): void {
    if (live) exchange.passUntil(now());
    host?.talks.forEach((one) => one.expire());
  }

  const opened = await startHost({ ...options, manners, random, talk, beat });
  host = opened;
  const signedIn = (): Conversation[] => [...opened.talks].filter((one) => one.isSignedIn());
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
    endSessions: () => opened.talks.forEach((one) => one.endSessions()),
    garbage: (kind) => opened.talks.forEach(({ line }) => line.send(Buffer.from(garbage[kind]))),
    say: (name, fields) => signedIn().forEach((one) => one.say(name, fields)),
    resetTotals: exchange.resetTotals,
    removeQueue: exchange.removeQueue,
    addQueue: exchange.addQueue,
    order: exchange.order,
  };
}
