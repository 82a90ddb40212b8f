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

/** An element that is still being read. */
interface Open {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: Open[];
  text: string;
}

/** Deeper than any answer, and shallow enough for whoever walks through it. */
const deepest = 64;

/** More than any answer has: each costs a hundred times the four bytes that it may be written in. */
const mostElements = 100_000;

/** The next thing in XML that is no text: a comment, a CDATA section, an instruction or a tag. */
const token =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/gy;
const attribute = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** Most elements have none, and a busy switch sends hundreds of thousands of them a second. */
const noAttributes: ReadonlyMap<string, string> = new Map();

/** A tag that has a name and no more, as nearly all of a busy switch's have: `test` makes nothing that must be collected. */
const plainTag = /<\/?[\w:.-]+>/y;

/**
 * XML as data: elements, attributes and text, no more. A document type is refused, and with it every entity but the five
 * of XML itself, so that no answer can grow in the reading.
 * @throws XmlProblem
 */
export function parseXml(xml: string): XmlElement {
  const root: Open = { name: '', attributes: noAttributes, children: [], text: '' };
  const open: Open[] = [root];
  /** The names of those that are open, as they are written. */
  const names: string[] = [];
  let elements = 0;
  let position = xml.startsWith('\uFEFF') ? 1 : 0;

  function start(fullName: string, attributes: ReadonlyMap<string, string>): void {
    elements += 1;
    if (elements > mostElements) throw new XmlProblem('It has more elements than an answer can have.');
    if (open.length > deepest) throw new XmlProblem('It is nested too deeply.');
    const element: Open = { name: localName(fullName), attributes, children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
    names.push(fullName);
  }

  function end(fullName: string): void {
    if (names.pop() !== fullName) throw new XmlProblem('Its tags do not fit together.');
    open.pop();
  }

  while (position < xml.length) {
    const inside = open.at(-1) ?? root;
    if (xml[position] !== '<') {
      const next = xml.indexOf('<', position);
      const until = next === -1 ? xml.length : next;
      inside.text += resolved(xml.slice(position, until));
      position = until;
      continue;
    }
    plainTag.lastIndex = position;
    if (plainTag.test(xml)) {
      const isEnd = xml[position + 1] === '/';
      const fullName = xml.slice(position + (isEnd ? 2 : 1), plainTag.lastIndex - 1);
      position = plainTag.lastIndex;
      if (isEnd) end(fullName);
      else start(fullName, noAttributes);
      continue;
    }
    token.lastIndex = position;
    const match = token.exec(xml);
    if (match === null) throw new XmlProblem('It is not well-formed XML.');
    position = token.lastIndex;
    const [, cdata, closing, fullName, attributes = '', selfClosing] = match;
    if (cdata !== undefined) inside.text += cdata;
    else if (fullName !== undefined && closing === '/') end(fullName);
    else if (fullName !== undefined) {
      start(fullName, attributesOf(attributes));
      if (selfClosing === '/') end(fullName);
    }
  }
  const [element] = root.children;
  if (open.length !== 1 || element === undefined || root.children.length > 1 || root.text.trim() !== '') {
    throw new XmlProblem('It is not one complete XML document.');
  }
  return element;
}

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
