import type { Framing, Message } from '#adapters/stream';

/** Four bytes say how long a message is: so the hub hands on what a WebSocket has framed already. */
const prefix = 4;

export const framing: Framing = {
  largestMessage: 1024 * 1024,
  split(bytes) {
    const messages: Message[] = [];
    let taken = 0;
    while (bytes.length - taken >= prefix) {
      const view = new DataView(bytes.buffer, bytes.byteOffset + taken, prefix);
      const end = taken + prefix + view.getUint32(0);
      if (end > bytes.length) break;
      messages.push({ text: new TextDecoder().decode(bytes.subarray(taken + prefix, end)) });
      taken = end;
    }
    return { messages, taken };
  },
  join({ text }) {
    const content = new TextEncoder().encode(text);
    const bytes = new Uint8Array(prefix + content.length);
    new DataView(bytes.buffer).setUint32(0, content.length);
    bytes.set(content, prefix);
    return bytes;
  },
};
