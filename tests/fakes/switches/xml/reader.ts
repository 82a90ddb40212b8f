/** An element as it was written. Namespaces are not looked up: names are compared without their prefix. */
export interface XmlElement {
  /** Without the prefix. */
  readonly name: string;
  /** As written: `vendorData:userID`. */
  readonly written: string;
  readonly attributes: { readonly [name: string]: string };
  readonly children: readonly XmlElement[];
  /** Its own text, without that of its children, and without white space at the ends. */
  readonly text: string;
}

/** What is no XML, in a sentence. */
export class NotXml extends Error {}

interface Open {
  readonly written: string;
  readonly attributes: { readonly [name: string]: string };
  readonly children: XmlElement[];
  text: string;
}

const pieces =
  /<\?[^>]*\?>|<!--[\s\S]*?-->|<\/([^\s<>]+)\s*>|<([^\s<>/!?]+)((?:\s+[^\s=<>]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|[^<]+/gy;

/**
 * Reads one document, strictly: what is sent here is checked by it, too. Prefixes need not be declared.
 * @throws NotXml
 */
export function readXml(text: string): XmlElement {
  const top: Open = { written: '', attributes: {}, children: [], text: '' };
  const open: Open[] = [top];
  pieces.lastIndex = 0;
  for (let place = 0; place < text.length; place = pieces.lastIndex) {
    const piece = pieces.exec(text);
    if (piece === null) throw new NotXml(`No XML from character ${place} on: ${text.slice(place, place + 40)}`);
    take(piece, open);
  }
  const [root, ...more] = top.children;
  if (open.length > 1) throw new NotXml(`<${open.at(-1)?.written}> is not closed.`);
  if (root === undefined || more.length > 0 || top.text.trim() !== '') throw new NotXml('Not exactly one element.');
  return root;
}

function take([whole, closed, opened, attributes, empty]: RegExpExecArray, open: Open[]): void {
  const inside = open.at(-1);
  if (inside === undefined) throw new NotXml('Closed too often.');
  if (opened !== undefined) {
    open.push({ written: opened, attributes: attributesOf(attributes ?? ''), children: [], text: '' });
    if (empty === '/') close(opened, open);
  } else if (closed !== undefined) close(closed, open);
  else if (!whole.startsWith('<')) inside.text += unescaped(whole);
}

function close(written: string, open: Open[]): void {
  const closing = open.pop();
  const outside = open.at(-1);
  if (closing === undefined || outside === undefined || closing.written !== written) {
    throw new NotXml(`</${written}> closes nothing.`);
  }
  const { attributes, children, text } = closing;
  const name = written.slice(written.indexOf(':') + 1);
  outside.children.push({ name, written, attributes, children, text: text.trim() });
}

function attributesOf(text: string): { readonly [name: string]: string } {
  const found = [...text.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)];
  return Object.fromEntries(found.map(([, name = '', one, other]) => [name, unescaped(one ?? other ?? '')]));
}

const named: { readonly [name: string]: string } = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replaceAll(/&([^;&]*);?/g, (whole, name: string) => {
    const code = /^#(?:x([\da-f]+)|(\d+))$/i.exec(name);
    if (code !== null) return String.fromCodePoint(code[1] === undefined ? Number(code[2]) : parseInt(code[1], 16));
    const character = whole.endsWith(';') ? named[name] : undefined;
    if (character === undefined) throw new NotXml(`Unknown entity: ${whole}`);
    return character;
  });
}
