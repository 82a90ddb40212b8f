import { NotUnderstood } from '#adapters/adapter';
import type { Framing, Message } from '#adapters/stream';

/** Whole messages, and why nothing can follow them. */
export interface Unframed {
  readonly messages: readonly Message[];
  readonly broken?: unknown;
}

/** A message became larger than one may be. */
export class MessageTooLarge extends NotUnderstood {}

/**
 * Makes messages of bytes, however they are cut on their way: the same ones for the same bytes, and the same end. Called with
 * each read in turn, until something is broken.
 */
export function createUnframer(framing: Framing, largest: number): (bytes: Uint8Array) => Unframed {
  const most = Math.min(largest, framing.largestMessage);
  let rest: Uint8Array = new Uint8Array();

  return (bytes) => {
    rest = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
    const messages: Message[] = [];
    try {
      for (;;) {
        // Never more at once than one message may have: else it would depend on the cuts whether one is too large.
        const front = rest.subarray(0, most);
        const { messages: whole, taken } = framing.split(front);
        if (taken > front.length || (taken <= 0 && whole.length > 0))
          throw new Error('The framing took what was not there.');
        messages.push(...whole);
        rest = rest.subarray(taken);
        if (taken > 0 && rest.length > 0) continue;
        if (rest.length >= most) throw tooLarge(most);
        return { messages };
      }
    } catch (broken) {
      return { messages, broken };
    }
  };
}

function tooLarge(most: number): MessageTooLarge {
  return new MessageTooLarge({
    da: `Telefonsystemet sender en besked på over ${most} byte, og så lang er ingen.`,
    en: `The phone system sends a message of more than ${most} bytes, which none is.`,
  });
}
