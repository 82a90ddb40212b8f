import type { Framing, Message } from '../stream.ts';

const [carriageReturn, lineFeed] = [13, 10];
const greeting = 'Asterisk Call Manager';
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

/**
 * AMI on the wire: lines of `Name: value` in UTF-8, each ended by CR LF, and an empty line after each message. Only the line
 * that greets whoever connects ("Asterisk Call Manager/5.0.4") stands alone, without an empty line: a message of its own.
 */
export const framing: Framing = {
  // The longest events of a real one have 1.5 kB; channel variables and long names may add to that.
  largestMessage: 65_536,
  split(bytes) {
    const messages: Message[] = [];
    let taken = 0;
    for (let end = endOf(bytes, taken); end !== undefined; end = endOf(bytes, taken)) {
      const text = decoder.decode(bytes.subarray(taken, end.text));
      if (text !== '') messages.push({ text });
      taken = end.message;
    }
    return { messages, taken };
  },
  join: ({ text }) => encoder.encode(`${text}\r\n\r\n`),
};

interface End {
  /** Where its text ends, and where the next message begins. */
  readonly text: number;
  readonly message: number;
}

/** The end of the message that begins at `from`, if it is there already. */
function endOf(bytes: Uint8Array, from: number): End | undefined {
  const line = lineEnd(bytes, from);
  if (line === undefined) return undefined;
  // An empty line where a message should begin is no message.
  if (line === from || isGreeting(bytes.subarray(from, line))) return { text: line, message: line + 2 };
  for (let end: number | undefined = line; end !== undefined; end = lineEnd(bytes, end + 2)) {
    if (bytes[end + 2] === carriageReturn && bytes[end + 3] === lineFeed) return { text: end, message: end + 4 };
  }
  return undefined;
}

function lineEnd(bytes: Uint8Array, from: number): number | undefined {
  for (let at = bytes.indexOf(carriageReturn, from); at !== -1; at = bytes.indexOf(carriageReturn, at + 1)) {
    if (bytes[at + 1] === lineFeed) return at;
  }
  return undefined;
}

export function isGreetingText(text: string): boolean {
  return text.startsWith(greeting) && !text.includes('\r\n');
}

function isGreeting(line: Uint8Array): boolean {
  return decoder.decode(line.subarray(0, greeting.length)) === greeting;
}
