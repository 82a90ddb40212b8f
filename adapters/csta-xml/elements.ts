import { NotUnderstood } from '#adapters/adapter';
import type { XmlElement } from '#adapters/xml';
import { parseXml, XmlProblem } from '#adapters/xml';

/**
 * A message as elements. Names are compared without prefix, namespace and case, in any order, and unknown ones are passed
 * over: no two switches spell a message alike.
 * @throws NotUnderstood
 */
export function understood(xml: string): XmlElement {
  try {
    // What ends the message before it, or fills it up, is none of it.
    return parseXml(xml.trim());
  } catch (error) {
    if (error instanceof XmlProblem)
      throw new NotUnderstood({
        da: `Beskeden er ikke XML. ${error.message}`,
        en: `The message is not XML. ${error.message}`,
      });
    throw error;
  }
}

/** What the message is, as `DeliveredEvent`, without reading all of it; empty where it is no XML. */
export function rootName(xml: string): string {
  return /^\s*(?:<\?[^>]*\?>\s*|<!--[^>]*-->\s*)*<(?:[\w.-]+:)?([\w.-]+)/.exec(xml)?.[1] ?? '';
}

/** Whether an element has this name; `name` in small letters. */
function isCalled(element: XmlElement, name: string): boolean {
  return element.name === name || element.name.toLowerCase() === name;
}

/** The element at the end of a path of names, each directly in the one before. */
export function at(element: XmlElement, ...path: readonly string[]): XmlElement | undefined {
  let found: XmlElement | undefined = element;
  for (const step of path) {
    const name = step.toLowerCase();
    found = found?.children.find((child) => isCalled(child, name));
  }
  return found;
}

/** The first element of this name, however deep. */
export function anywhere(element: XmlElement, name: string): XmlElement | undefined {
  return allAnywhere(element, name, 1)[0];
}

/** All elements of this name, however deep, in their order. Those inside of a found one are not looked for. */
export function allAnywhere(element: XmlElement, name: string, most = Infinity): readonly XmlElement[] {
  const wanted = name.toLowerCase();
  const found: XmlElement[] = [];
  const visit = (parent: XmlElement): void => {
    for (const child of parent.children) {
      if (found.length >= most) return;
      if (isCalled(child, wanted)) found.push(child);
      else visit(child);
    }
  };
  visit(element);
  return found;
}

/** The text in an element, or in the first that has any below it; absent where there is none. */
export function textIn(element: XmlElement | undefined): string | undefined {
  if (element === undefined) return undefined;
  const own = element.text.trim();
  if (own !== '') return own;
  for (const child of element.children) {
    const text = textIn(child);
    if (text !== undefined) return text;
  }
  return undefined;
}

/** `true` and `false` as XML writes them; absent where it is neither. */
export function truthIn(element: XmlElement | undefined): boolean | undefined {
  const text = textIn(element)?.toLowerCase();
  if (text === 'true' || text === '1') return true;
  return text === 'false' || text === '0' ? false : undefined;
}

/** A whole number of at most nine digits, as counts and seconds are; `null` where it is none. */
export function countIn(element: XmlElement | undefined): number | null {
  const text = textIn(element);
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : null;
}
