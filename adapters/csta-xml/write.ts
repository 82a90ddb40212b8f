const escapes: { readonly [character: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** What XML forbids even when it is escaped, and no name or password has. */
const forbidden = /[\p{Cc}\uFFFE\uFFFF]/gu;

/** A text as it stands in XML. */
export function escaped(text: string): string {
  return text.replaceAll(forbidden, '').replaceAll(/[&<>"]/g, (character) => escapes[character] ?? character);
}

/** `<name>content</name>`, where the content is XML already: one part, or several that stand one after the other. */
export function tag(
  name: string,
  content: string | readonly string[] = '',
  attributes: { readonly [name: string]: string } = {},
): string {
  const inside = typeof content === 'string' ? content : content.join('');
  const said = Object.entries(attributes).map(([attribute, value]) => ` ${attribute}="${escaped(value)}"`);
  return `<${name}${said.join('')}>${inside}</${name}>`;
}

/** `<name>text</name>` of any text. */
export function field(name: string, text: string): string {
  return tag(name, escaped(text));
}
