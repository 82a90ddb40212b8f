/** Seven digits or more are no local number. Those of an id with a point in it are not meant: `1611111111.4567`. */
const longDigits = /(?<![\d.])\d{7,}(?![\d.]*\.\d)/g;

/** Short digits in an element of a personal name are a local number. */
const localNumber = /^\s*\d{1,6}\s*$/;

/** Elements that are known by their digits: `callID`, `monitorCrossRefID`, but not `deviceID`, which is a phone. */
const idElement = /(?<!device)id$/i;

/** The same text, as long as before, with a star for every digit of a phone number. */
export function starDigits(text: string): string {
  return text.replace(longDigits, stars);
}

/** The same XML or plain text, as long as before, with stars for phone numbers and names. */
export function starElements(text: string, isPersonal: (name: string) => boolean): string {
  if (!text.includes('<')) return starDigits(text);
  return text.replace(
    /<(\/?[\w:.-]+)([^<>]*)>([^<]*)/g,
    (_all, name: string, attributes: string, content: string) =>
      `<${name}${starDigits(attributes)}>${starContent(name.slice(name.indexOf(':') + 1), content, isPersonal)}`,
  );
}

/** A device may be told as `N&lt;21222324&gt;Anna;displayNumber=...`: what follows the number goes. */
function starContent(name: string, content: string, isPersonal: (name: string) => boolean): string {
  if (idElement.test(name) || localNumber.test(content)) return content;
  if (isPersonal(name)) return content.replace(/\S/g, '*');
  return starDigits(content.replace(/(?<=&gt;).*/s, stars));
}

function stars(text: string): string {
  return '*'.repeat(text.length);
}
