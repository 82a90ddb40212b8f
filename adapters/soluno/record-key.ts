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

/** Of a number's digest this many bits are kept. */
const keptBits = 20;
const numberDigestShape = /^~[\da-z]{1,4}$/;

/**
 * What stands for the phone number of somebody in a call that started then, and from which the number cannot be worked
 * out. Of what is such a digest already, the same.
 *
 * Trying out all numbers of a country (10⁸ and more) breaks any digest that has no key of its own, however long. Of a
 * short one it yields a hundred numbers or more that all fit. With the start in it, nobody's calls are known by it for the
 * same person's.
 *
 * `start` in milliseconds since 1970.
 */
export function numberDigest(number: string, start: number): string {
  if (isNumberDigest(number)) return number;
  const bits = mixed(JSON.stringify([number, start])) >>> (32 - keptBits);
  return `~${bits.toString(36)}`;
}

/** Whether it is no number, but what stands for one that is kept no more. */
export function isNumberDigest(text: string): boolean {
  return numberDigestShape.test(text);
}

/**
 * What makes a Soluno record the same call (the contract: caller, start and receivingNo), as a key from which no phone
 * number can be worked out, whether the record has the numbers themselves or their digests. Who was called is no part of it:
 * it may be filled in later, and one call that rang at two people may be told in two records. Only where the caller shows no
 * number it must tell two of them apart. It need only tell apart the calls that start in the same millisecond: two of those are
 * taken for one in a millionth of the cases.
 */
export function recordKey(caller: string | null, start: number, receiving: string, callee: string | null): string {
  const [from, to] = [caller, callee].map((number) => (number === null ? null : numberDigest(number, start)));
  return `${start.toString(36)}-${mixed(JSON.stringify([from, receiving, from === null ? to : null])).toString(36)}`;
}
