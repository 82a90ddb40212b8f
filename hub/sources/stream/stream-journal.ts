import type { Input } from '#core/said/input';
import type { Instant, Milliseconds } from '#core/time/instant';
import { streamNotice } from '../../intake/stream-notice.ts';
import { JournalUnavailable } from '../../journal/journal.ts';
import { NotKept } from '../trouble/failure.ts';
import { sleepUntil } from '../trouble/sleep.ts';
import type { StreamLimits } from './limits.ts';

/** Writes down what a phone system says, and from when to when it was listened to. Each @throws NotKept. */
export interface StreamJournal {
  /** What it said, in order; before the first of a connection, that it began. */
  said(messages: readonly string[], at: Instant): Promise<void>;
  /** The connection began, if it did not say anything that is kept. */
  opened(at: Instant): Promise<void>;
  /** The connection is gone. One that never began was none; one whose end could not be kept is still to end. */
  lost(at: Instant): Promise<void>;
}

export interface StreamJournalOptions {
  readonly source: string;
  /** Takes all of the inputs, in order, or throws. */
  readonly accept: (inputs: readonly Input[]) => Promise<void>;
  /** Whether a connection began before, and nobody wrote down that it was lost. */
  readonly leftOpen: boolean;
  readonly limits: Pick<StreamLimits, 'journalPatience' | 'journalPause'>;
  readonly elapsed: () => Milliseconds;
  /** No patience any more. */
  readonly stop: AbortSignal;
}

export function createStreamJournal({
  source,
  accept,
  leftOpen,
  limits,
  elapsed,
  stop,
}: StreamJournalOptions): StreamJournal {
  let isOpen = leftOpen;
  let lostAt: Instant | undefined;

  /** A journal that takes nothing now may in a moment: until then the phone system keeps what it has to say. */
  async function keep(inputs: readonly Input[]): Promise<void> {
    const end = elapsed() + limits.journalPatience;
    for (;;) {
      try {
        return await accept(inputs);
      } catch (error) {
        const mayRepeat = error instanceof JournalUnavailable && elapsed() < end;
        if (!mayRepeat || !(await sleepUntil(elapsed() + limits.journalPause, elapsed, stop))) {
          throw new NotKept('', { cause: error });
        }
      }
    }
  }

  async function write(messages: readonly string[], at: Instant): Promise<void> {
    const began = isOpen ? [] : [streamNotice({ kind: 'opened', source, at })];
    await keep([...began, ...messages.map((message): Input => ({ kind: 'stream', at, source, message }))]);
    isOpen = true;
  }

  return {
    async said(messages, at) {
      if (messages.length > 0) await write(messages, at);
    },
    async opened(at) {
      if (!isOpen) await write([], at);
    },
    async lost(at) {
      if (!isOpen) return;
      lostAt ??= at;
      await keep([streamNotice({ kind: 'lost', source, at: lostAt })]);
      isOpen = false;
      lostAt = undefined;
    },
  };
}
