/** One element: its name without a prefix, its attributes likewise, and what is in it. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** All text directly in it, entities resolved. */
  readonly text: string;
}

/** What is no XML, or none that a phone system sends. The message holds nothing of it. */
export class XmlProblem extends Error {
  override readonly name = 'XmlProblem';
}

interface Open {
  readonly name: string;
  readonly fullName: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  text: string;
}

/** Deeper than any answer, and shallow enough for whoever walks through it. */
const deepest = 64;

/** The next thing in XML: a comment, a CDATA section, an instruction, a tag, or text up to the next of them. */
const token =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/gy;
const attribute = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * XML as data: elements, attributes and text, no more. A document type is refused, and with it every entity but the five
 * of XML itself, so that no answer can grow in the reading.
 * @throws XmlProblem
 */
export function parseXml(xml: string): XmlElement {
  const root: Open = { name: '', fullName: '', attributes: new Map(), children: [], text: '' };
  const open: Open[] = [root];
  let position = xml.startsWith('\uFEFF') ? 1 : 0;
  while (position < xml.length) {
    token.lastIndex = position;
    const match = token.exec(xml);
    const inside = open.at(-1);
    if (match === null || inside === undefined) throw new XmlProblem('It is not well-formed XML.');
    position = token.lastIndex;
    const [, cdata, closing, fullName, attributes = '', selfClosing, text] = match;
    if (cdata !== undefined) inside.text += cdata;
    else if (text !== undefined) inside.text += resolved(text);
    else if (fullName !== undefined && closing === '/') close(open, fullName);
    else if (fullName !== undefined) {
      if (open.length > deepest) throw new XmlProblem('It is nested too deeply.');
      open.push({ name: localName(fullName), fullName, attributes: attributesOf(attributes), children: [], text: '' });
      if (selfClosing === '/') close(open, fullName);
    }
  }
  const [element] = root.children;
  if (open.length !== 1 || element === undefined || root.children.length > 1 || root.text.trim() !== '') {
    throw new XmlProblem('It is not one complete XML document.');
  }
  return element;
}

function close(open: Open[], fullName: string): void {
  const element = open.pop();
  const outer = open.at(-1);
  if (element?.fullName !== fullName || outer === undefined) throw new XmlProblem('Its tags do not fit together.');
  const { name, attributes, children, text } = element;
  outer.children.push({ name, attributes, children, text });
}

/** Most elements have none, and a busy switch sends hundreds of thousands of them a second. */
const noAttributes: ReadonlyMap<string, string> = new Map();

/** What only declares a namespace is none. */
function attributesOf(text: string): ReadonlyMap<string, string> {
  if (text === '') return noAttributes;
  const found = [...text.matchAll(attribute)].filter(([, name = '']) => !/^xmlns(?::|$)/.test(name));
  return new Map(found.map(([, name = '', double, single]) => [localName(name), resolved(double ?? single ?? '')]));
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

const entities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** An entity that is none of XML's own stays as it is written. */
function resolved(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{1,10}));/gi, (whole, decimal, hexadecimal, name) => {
    if (typeof name === 'string') return entities.get(name) ?? whole;
    const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hexadecimal), 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
