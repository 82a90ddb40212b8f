import type { Socket } from 'node:net';
import type { Instant } from '#core/time/instant';
import { seededRandom } from '../random.ts';
import type { Story } from '../switches/happenings.ts';
import type { SwitchTruth } from '../switches/truth.ts';
import type { TcpExchange } from '../switches/wire/exchange.ts';
import { startExchange } from '../switches/wire/exchange.ts';
import { lineOn } from '../switches/wire/line.ts';
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

const heartbeat = 50;

/** One-Connect's CSTA API as its documentation has it. */
export async function startOneConnect(options: OneConnectOptions): Promise<OneConnectServer> {
  const { house, now, seed = 1, live = false } = options;
  let manners: Manners = { ...goodManners, ...options.manners };
  const conversations = new Set<Conversation>();
  const asked: Asked[] = [];
  const dropped: { readonly name: string | undefined; left: number }[] = [];
  const random = seededRandom(seed + 49_979_687);
  const sessions = newSessions(options, () => manners, now);
  const exchange = newExchange({ ...options, seed, manners: () => manners, tell });
  const answer = answersOf(exchange);
  if (live) exchange.passUntil(now());

  function tell(told: Told): void {
    const drop = dropped.find(({ name, left }) => left > 0 && (name === undefined || name === told.name));
    if (drop !== undefined) drop.left -= 1;
    else for (const conversation of conversations) conversation.tell(told);
  }

  function connected(socket: Socket): void {
    const line = lineOn(socket, () => manners.packets, random);
    const conversation = newConversation({
      line,
      sessions,
      manners: () => manners,
      random,
      trunk: namesOf(house).trunk,
      isSignedInElsewhere: () => [...conversations].some((other) => other !== conversation && other.isSignedIn()),
      answer,
      asked: (request) => void asked.push(request),
    });
    conversations.add(conversation);
    socket.on('data', conversation.hears);
    socket.once('close', () => conversations.delete(conversation));
    if (manners.halfOpen) line.goDeaf();
  }

  function beat(): void {
    if (live) exchange.passUntil(now());
    for (const conversation of conversations) conversation.expire();
  }

  let timer = setInterval(beat, heartbeat).unref();
  const server = await startExchange(connected, options);
  const toAll = (act: (conversation: Conversation) => void) => () => conversations.forEach(act);
  return {
    ...server,
    async close() {
      clearInterval(timer);
      await server.close();
    },
    async open() {
      await server.open();
      clearInterval(timer);
      timer = setInterval(beat, heartbeat).unref();
    },
    async passUntil(until) {
      exchange.passUntil(until);
      beat();
      await Promise.all([...conversations].map(({ line }) => line.flushed()));
    },
    truth: exchange.truth,
    behave(changes) {
      manners = { ...manners, ...changes };
      if (manners.halfOpen) for (const { line } of conversations) line.goDeaf();
    },
    asked,
    signedIn: () => [...conversations].filter((conversation) => conversation.isSignedIn()).length,
    dropEvents: (left, name) => void dropped.push({ name, left }),
    endSessions: toAll((conversation) => conversation.endSessions()),
    cut: (afterBytes = 0) => conversations.forEach(({ line }) => line.cutAfter(afterBytes)),
    garbage: (kind) => conversations.forEach(({ line }) => line.send(Buffer.from(garbage[kind]))),
    say: (name, fields) => conversations.forEach((each) => each.isSignedIn() && each.say(name, fields)),
    resetTotals: exchange.resetTotals,
    removeQueue: exchange.removeQueue,
    addQueue: exchange.addQueue,
    order: exchange.order,
  };
}
