/** FNV-1a, and a finish that lets every bit of the text change every bit of the result (that of MurmurHash3). */
function mixed(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    hash = Math.imul(hash ^ (unit & 0xff), 0x01000193);
    hash = Math.imul(hash ^ (unit >>> 8), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Of a digest this many bits are kept. */
const keptBits = 20;

/**
 * What makes a Soluno record the same call (the contract: caller, start, receivingNo and callee), as a key from which no
 * phone number can be worked out: the start, which is no secret, and 20 bits of a digest of all four.
 *
 * Trying out all numbers of a country (10⁸ and more) breaks any digest that has no key of its own, however long. Of a
 * short one it yields a hundred numbers or more that all fit. It need only tell apart the calls that start in the same
 * millisecond: two of those are taken for one in a millionth of the cases.
 *
 * `start` in milliseconds since 1970.
 */
export function recordKey(caller: string | null, start: number, receiving: string, callee: string | null): string {
  const digest = mixed(JSON.stringify([caller, start, receiving, callee])) >>> (32 - keptBits);
  return `${start.toString(36)}-${digest.toString(36)}`;
}
