/** A message on the wire: eight bytes of header, then XML. */
export interface Frame {
  /** Four digits; 9999: an event. */
  readonly invokeId: string;
  readonly xml: string;
}

export const eventId = '9999';
const headerLength = 8;

export function toBytes({ invokeId, xml }: Frame): Buffer {
  const content = Buffer.from(xml);
  const header = Buffer.alloc(headerLength);
  header.writeUInt16BE(headerLength + content.length, 2);
  header.write(invokeId, 4, 'latin1');
  return Buffer.concat([header, content]);
}

/** What no frame can begin with. */
export class NoFrame extends Error {}

/**
 * Takes the first frame off the bytes; `undefined`: it is not whole yet.
 * @throws NoFrame
 */
export function takeFrame(bytes: Buffer): { readonly frame: Frame; readonly length: number } | undefined {
  if (bytes.length < headerLength) return undefined;
  const length = bytes.readUInt16BE(2);
  const invokeId = bytes.toString('latin1', 4, headerLength);
  if (bytes.readUInt16BE(0) !== 0 || length <= headerLength || !/^\d{4}$/.test(invokeId)) throw new NoFrame();
  if (bytes.length < length) return undefined;
  return { frame: { invokeId, xml: bytes.toString('utf8', headerLength, length) }, length };
}
