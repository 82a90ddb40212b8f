import { join } from 'node:path';
import type { AlertEvent } from '#core/alerts/open-alert';
import type { HubNotice } from '#core/board/queue';
import type { Instant, Milliseconds } from '#core/time/instant';
import { hour, minute, second } from '#core/time/instant';
import { toIso } from '#core/time/zone';
import type { Config } from '../config/config.ts';
import type { Clock } from '../intake/clock.ts';
import type { Logger } from '../machine/log.ts';
import type { Message } from './envelope.ts';
import { createOutboxFile, type Outbox } from './outbox.ts';
import { sayingsFor } from './sayings.ts';
import { NotSent, send } from './send.ts';
import type { MessageWay } from './settings.ts';
import { lineOf } from './words.ts';

/** So many wait on one way; of more the oldest are let go of. */
const mostWaiting = 100;
/** What is told later than this misleads whoever reads it. */
const lateAfter: Milliseconds = hour;
/** Doubled with each failure. */
const firstPause: Milliseconds = 5 * second;
const longestPause: Milliseconds = 10 * minute;

/** Tells alerts outside the house, by the ways that are configured. */
export interface Messages {
  tell(events: readonly AlertEvent[]): void;
  /** The ways on which nothing gets through. */
  notices(): readonly HubNotice[];
  /** What is left is sent after the next start. */
  close(): Promise<void>;
}

export interface MessagesOptions {
  readonly folder: string;
  readonly config: () => Pick<Config, 'messages' | 'rules' | 'language' | 'sources'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Logger;
  /** Told what became of each message. */
  readonly counted: (way: string, outcome: 'sent' | 'failed' | 'dropped') => void;
  /** For tests: how long is waited before the next try, from how often it failed. */
  readonly pauseAfter?: (failures: number) => Milliseconds;
}

interface Trouble {
  readonly since: Instant;
  readonly failures: number;
  readonly reason: string;
}

/** Up to a quarter longer: those that failed together do not come back together. */
const usualPause = (failures: number): Milliseconds =>
  Math.min(longestPause, firstPause * 2 ** Math.min(failures - 1, 20)) * (1 + Math.random() / 4);

export function createMessages(options: MessagesOptions): Messages {
  const { folder, config, clock, log, counted, pauseAfter = usualPause } = options;
  const file = createOutboxFile(join(folder, 'messages.json'), log);
  let outbox: Outbox = file.read();
  let isClosed = false;
  const troubles = new Map<string, Trouble>();
  const timers = new Map<string, NodeJS.Timeout>();
  const underWay = new Map<string, Promise<void>>();

  function keep(next: Outbox): void {
    outbox = next;
    file.write(next);
  }

  function messageOf({ id: way }: MessageWay, change: 'raised' | 'up' | 'cleared', event: AlertEvent): Message {
    const { rules, language, sources } = config();
    const { at, id, kind, severity, subject } = event;
    const about = subject.queue ?? subject.source;
    const name =
      subject.queue === undefined
        ? (sources.find((source) => source.id === about)?.title ?? about)
        : (rules.queues.find((queue) => queue.id === about)?.name ?? about);
    const iso = toIso(at, rules.timeZone);
    const text = lineOf({ change, kind, severity, about: name, time: iso.slice(11, 16) }, language);
    return { way, at, text, about: { change, at: iso, id, kind, severity, ...subject, name } };
  }

  /** Too many, or too late to be of use. */
  function inTime(waiting: readonly Message[]): readonly Message[] {
    const now = clock.now();
    const byWay = new Map<string, number>();
    const kept = waiting.toReversed().filter(({ way, at }) => {
      const count = (byWay.get(way) ?? 0) + 1;
      byWay.set(way, count);
      const isKept = count <= mostWaiting && now - at < lateAfter && config().messages.some(({ id }) => id === way);
      if (!isKept) counted(way, 'dropped');
      return isKept;
    });
    return kept.toReversed();
  }

  function failed(way: string, error: unknown): void {
    const reason = error instanceof NotSent ? error.message : 'fault';
    const before = troubles.get(way);
    const failures = (before?.failures ?? 0) + 1;
    troubles.set(way, { since: before?.since ?? clock.now(), failures, reason });
    counted(way, 'failed');
    if (before === undefined) log.warn({ way, reason }, 'A message of an alert could not be sent; it is tried again.');
    timers.set(way, setTimeout(() => go(way), pauseAfter(failures)).unref());
  }

  /** One after the other, so that nobody reads the end before the beginning. */
  async function sendAll(way: string): Promise<void> {
    for (;;) {
      const [next] = outbox.waiting.filter((message) => message.way === way);
      const settings = config().messages.find(({ id }) => id === way);
      if (isClosed || next === undefined || settings === undefined) return;
      try {
        await send(next, settings);
      } catch (error) {
        keep({ ...outbox, waiting: inTime(outbox.waiting) });
        return failed(way, error);
      }
      if (troubles.delete(way)) log.info({ way }, 'Messages of alerts get through again.');
      counted(way, 'sent');
      keep({ ...outbox, waiting: outbox.waiting.filter((message) => message !== next) });
    }
  }

  function go(way: string): void {
    clearTimeout(timers.get(way));
    timers.delete(way);
    if (isClosed || underWay.has(way)) return;
    underWay.set(
      way,
      sendAll(way).finally(() => underWay.delete(way)),
    );
  }

  for (const way of new Set(outbox.waiting.map((message) => message.way))) setImmediate(() => go(way));

  return {
    tell(events) {
      const { messages: ways } = config();
      let { told, waiting } = outbox;
      const gone: string[] = [];
      for (const way of ways) {
        const said = sayingsFor(way, events, told);
        told = said.told;
        if (said.sayings.length === 0) continue;
        waiting = [...waiting, ...said.sayings.map(({ change, event }) => messageOf(way, change, event))];
        gone.push(way.id);
      }
      if (gone.length === 0) return;
      keep({ told, waiting: inTime(waiting) });
      // One that fails has its time; what is new is no reason to ask sooner.
      for (const way of gone) if (!troubles.has(way)) go(way);
    },
    notices: () =>
      [...troubles]
        .filter(([way]) => config().messages.some(({ id }) => id === way))
        .map(([way, { since, reason }]) => ({
          kind: 'message',
          way,
          since: toIso(since, config().rules.timeZone),
          reason,
        })),
    async close() {
      isClosed = true;
      for (const timer of timers.values()) clearTimeout(timer);
      await Promise.allSettled(underWay.values());
      await file.settled();
    },
  };
}
