import { parseXml, XmlProblem, type XmlElement } from '#adapters/xml';
import type { JsonValue } from '#core/said/input';

/** Whether a text is meant to be XML. */
export function looksLikeXml(text: string): boolean {
  return /^\uFEFF?\s*</.test(text);
}

/**
 * XML as JSON: an element is an object of its attributes and elements by their names without prefixes, or its text where it has
 * neither; elements of one name are a list. Text beside attributes is `_`. The outermost element's name is left out, as JSON has
 * none. An element that says `xsi:nil` is `null`. `undefined`: it is no XML.
 */
export function xmlAsJson(text: string): JsonValue | undefined {
  try {
    return valueOf(parseXml(text));
  } catch (error) {
    if (error instanceof XmlProblem) return undefined;
    throw error;
  }
}

function valueOf({ attributes, children, text }: XmlElement): JsonValue {
  if (attributes.get('nil') === 'true') return null;
  const said = [...attributes].filter(([name]) => name !== 'type' && name !== 'nil');
  if (said.length === 0 && children.length === 0) return text.trim();
  const byName = new Map<string, JsonValue[]>();
  for (const child of children) byName.set(child.name, [...(byName.get(child.name) ?? []), valueOf(child)]);
  const elements = [...byName].map(
    ([name, values]) => [name, values.length === 1 ? (values[0] ?? null) : values] as const,
  );
  const own = text.trim() === '' ? [] : [['_', text.trim()] as const];
  return Object.fromEntries([...said, ...elements, ...own]);
}
