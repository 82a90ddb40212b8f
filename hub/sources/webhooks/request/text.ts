import { isUtf8 } from 'node:buffer';

const windows1252 = new TextDecoder('windows-1252');

/** Bytes from a phone system as text: UTF-8 where they are, else Windows-1252 (which Latin-1 is part of). Never throws. */
export function decodeBytes(bytes: Buffer): string {
  return isUtf8(bytes) ? bytes.toString('utf8') : windows1252.decode(bytes);
}
