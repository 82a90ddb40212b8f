import type { JsonValue } from '#core/said/input';

/** FNV-1a, begun with something, and a finish that lets every bit of the text change every bit of the result. */
function mixed(text: string, beginning: number): number {
  let hash = beginning;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** A short text that is the same for the same value, and hardly ever for another: of 20,000 two are the same in one of 10¹¹ days. */
export function digest(value: JsonValue): string {
  const text = JSON.stringify(value);
  return `${mixed(text, 0x811c9dc5).toString(36)}${mixed(text, 0x2f0b4a27).toString(36)}`;
}
