import type { XmlElement } from './reader.ts';

/** The first element on this way down, each step by its local name, wherever below the one before: `at(it, 'device')`. */
export function find(element: XmlElement | undefined, ...way: readonly string[]): XmlElement | undefined {
  const [next, ...rest] = way;
  if (element === undefined || next === undefined) return element;
  for (const child of element.children) {
    const found = child.name === next ? find(child, ...rest) : find(child, next, ...rest);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Every element of that local name below, in order. */
export function findAll(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...findAll(child, name)]);
}

/** The text there, or in the first element in it that has some; `''`: nothing. */
export function textAt(element: XmlElement | undefined, ...way: readonly string[]): string {
  const found = find(element, ...way);
  if (found === undefined || found.text !== '') return found?.text ?? '';
  for (const child of found.children) {
    const text = textAt(child);
    if (text !== '') return text;
  }
  return '';
}
