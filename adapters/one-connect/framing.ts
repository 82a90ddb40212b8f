import type { Framing, Message } from '#adapters/stream';

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/**
 * XML documents as they stand, each ended by one NUL. The bytes are UTF-8, whatever the XML declaration says of them. Nothing
 * between two NULs, or nothing but white space, is no message.
 */
export const nulFraming: Framing = {
  largestMessage: 1_048_576,
  split(bytes) {
    const messages: Message[] = [];
    let taken = 0;
    for (let end = bytes.indexOf(0); end >= 0; end = bytes.indexOf(0, taken)) {
      const text = decoder.decode(bytes.subarray(taken, end));
      if (text.trim() !== '') messages.push({ text });
      taken = end + 1;
    }
    return { messages, taken };
  },
  join({ text }) {
    const bytes = encoder.encode(text.replaceAll('\u0000', ''));
    const framed = new Uint8Array(bytes.length + 1);
    framed.set(bytes);
    return framed;
  },
};
