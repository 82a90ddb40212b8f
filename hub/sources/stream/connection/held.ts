import { SignInRefused, Unreachable } from '#adapters/adapter';
import type { Endpoint, Framing } from '#adapters/stream';
import type { Said } from '#core/said/sentence';
import type { Clock } from '../../../intake/clock.ts';
import { connectionFailure } from '../../trouble/connection-failure.ts';
import type { Talk } from '../../ways.ts';
import { connect } from './connect.ts';
import { converse } from '../talk/conversation.ts';
import type { StreamLimits } from '../limits.ts';
import { createLine, type Line } from './line.ts';
import type { Orders } from '../orders.ts';
import type { StreamCounts } from '../stats.ts';
import type { StreamJournal } from '../stream-journal.ts';
import { connectWebSocket } from './web-socket.ts';

/** What every connection of a source has in common. */
export interface HoldOptions {
  readonly source: { readonly endpoint: Endpoint; readonly framing: Framing; readonly talk: Talk };
  readonly journal: StreamJournal;
  readonly orders: Orders;
  readonly counts: StreamCounts;
  readonly limits: StreamLimits;
  readonly clock: Pick<Clock, 'now' | 'elapsed'>;
  /** The connection that is listened to has told all that was there. */
  readonly live: () => void;
  readonly problems: (sentences: readonly Said[]) => void;
  readonly stop: AbortSignal;
}

/** One connection, talked on. */
export interface Held {
  /** Resolves when it was retired or stopped. @throws why it is over else */
  readonly over: Promise<void>;
  /** Hangs up once all that has come is taken in. */
  retire(): Promise<void>;
  readonly isRetired: boolean;
}

interface Beside {
  /** It must end soon: there is to be another one. */
  replace(): void;
  /** Of one that was made beside another: ends that one, so that from then on this one is listened to. Absent: it is now. */
  takeOver?(): Promise<void>;
}

/**
 * Makes a connection and talks on it. What one that is to take over is told until then is not written down: the other one is
 * told it too.
 */
export function hold(options: HoldOptions, beside: Beside): Held {
  const { source, orders, counts, limits, clock, stop } = options;
  const retired = new AbortController();
  const takesOver = beside.takeOver !== undefined;
  let isListenedTo = !takesOver;
  let problems: readonly Said[] | undefined;

  async function listenTo(): Promise<void> {
    await beside.takeOver?.();
    isListenedTo = true;
    if (problems !== undefined) options.problems(problems);
  }

  async function live(stir: () => void): Promise<void> {
    if (!isListenedTo) await listenTo();
    await options.journal.opened(clock.now());
    counts.live();
    orders.live(stir);
    options.live();
  }

  function tell(sentences: readonly Said[]): void {
    problems = sentences;
    if (isListenedTo) options.problems(sentences);
  }

  const { journal, ...rest } = options;
  const said: StreamJournal['said'] = async (messages, at) => {
    if (isListenedTo) await journal.said(messages, at);
  };

  async function talkOn(): Promise<void> {
    const line = await lineTo(source.endpoint, limits, AbortSignal.any([stop, retired.signal])).catch(
      (error: unknown) => {
        if (error instanceof SignInRefused || error instanceof Unreachable) throw error;
        const { da, en } = connectionFailure(error);
        throw new Unreachable({
          da: `Telefonsystemet kan ikke nås: ${da}`,
          en: `The phone system cannot be reached: ${en}`,
        });
      },
    );
    counts.connected();
    const own = { line, takesOver, said, live, problems: tell, replace: beside.replace, retired: retired.signal };
    await converse({ ...rest, ...source, ...own }).finally(line.hangUp);
  }

  const over = talkOn();
  return {
    over,
    retire() {
      retired.abort();
      return over.catch(() => undefined);
    },
    get isRetired() {
      return retired.signal.aborted;
    },
  };
}

async function lineTo(endpoint: Endpoint, limits: StreamLimits, stop: AbortSignal): Promise<Line> {
  const socket = await connect(endpoint, limits, stop);
  const { webSocket } = endpoint;
  return webSocket === undefined ? createLine(socket) : await connectWebSocket(socket, webSocket, limits, stop);
}
