import { withValues } from '../../intake/message-fields.ts';
import { isIdName } from '../../intake/parameter-kind.ts';

/** Seven digits or more are no local number. Those of an id with a point in it are not meant: `1611111111.4567`. */
const longDigits = /(?<![\d.])\d{7,}(?![\d.]*\.\d)/g;

/** A phone number as people write it: `28 37 46 55`, `+45 2837 4655`, `28-37-46-55`. Of a date the parts are no pairs. */
const spacedNumber =
  /(?<![\d.:/-])(?:(?:\+|00)\d{1,3}[ \u00a0-]?)?(?:\d{2}(?:[ \u00a0-]\d{2}){3}|\d{4}[ \u00a0]\d{4})(?![\d.:/-]|[ \u00a0-]\d)/g;

/** Short digits in a field or an element of a personal name are a local number. */
const localNumber = /^\s*\d{1,6}\s*$/;

/** What tells the calls of one phone apart: `PJSIP/201-0000001a`, `Local/201@agents-00000003;2`. */
const channel = /^(\w+\/\S+)(-[\da-f]{7,8}(?:;\d)?)$/;

/** The digits of a time are no phone number. */
const timeName = /(?:time|stamp)$/i;

/** The same text, as long as before, with a star for every digit of a phone number. */
export function starDigits(text: string): string {
  return text.replace(spacedNumber, stars).replace(longDigits, stars);
}

/** The same XML, lines or plain text, as long as before, with stars for phone numbers and names. */
export function starMessage(text: string, isPersonal: (name: string) => boolean): string {
  return withValues(text, (name, value) => starValue(name, value, isPersonal));
}

/** A device may be told as `N&lt;21222324&gt;Anna;displayNumber=...`: what follows the number goes. */
function starValue(name: string, value: string, isPersonal: (name: string) => boolean): string {
  if (localNumber.test(value)) return value;
  if (isPersonal(name)) return value.replace(/\S/g, '*');
  if (isIdName(name) || timeName.test(name)) return value;
  const [, phone, call] = channel.exec(value) ?? [];
  if (phone !== undefined && call !== undefined) return `${starDigits(phone)}${call}`;
  return starDigits(value.replace(/(?<=&gt;).*/s, stars));
}

function stars(text: string): string {
  return '*'.repeat(text.length);
}
