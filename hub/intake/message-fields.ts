/** What becomes of a value. `name`: of the field, element or attribute that it stands in; empty where it stands in none. */
export type ChangeValue = (name: string, value: string) => string;

/** `Name: value`, as most line protocols have it. A name has no spaces. */
const field = /^([\w.()/-]{1,64}):([ \t]*)(.*)$/s;

/** XML, perhaps behind a frame's id. */
const xmlStart = /^\uFEFF?(?:\d{1,8} )?\s*</;

/** A part of XML: CDATA, a tag, or the text between two tags. */
const xmlPart = /<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([\w:.-]+)([^<>]*)>|[^<]+/g;
const attribute = /([\w:.-]+)(\s*=\s*)(["'])([^"']*)\3/g;

/** A text in JSON, and the colon after it where it is a name. */
const jsonText = /("(?:[^"\\]|\\.)*")(\s*:)?/g;

/** The same message, be it XML, JSON, lines of `Name: value` or plain text, with other values in it. */
export function withValues(message: string, change: ChangeValue): string {
  if (xmlStart.test(message)) return ofXml(message, change);
  if (/^\s*[[{]/.test(message)) return ofJson(message, change);
  if (field.test(message)) return message.replace(/[^\r\n]+/g, (line) => ofLine(line, change));
  return message.includes('<') ? ofXml(message, change) : change('', message);
}

function ofLine(line: string, change: ChangeValue): string {
  const [, name, space = '', value = ''] = field.exec(line) ?? [];
  return name === undefined ? change('', line) : `${name}:${space}${change(name, value)}`;
}

function ofXml(message: string, change: ChangeValue): string {
  let element = '';
  return message.replace(
    xmlPart,
    (part: string, data: string | undefined, closes: string | undefined, tag: string | undefined, rest = '') => {
      if (data !== undefined) return `<![CDATA[${change(element, data)}]]>`;
      if (tag === undefined) return change(element, part);
      element = closes === '' ? localName(tag) : '';
      return `<${closes ?? ''}${tag}${ofAttributes(rest, change)}>`;
    },
  );
}

function ofAttributes(text: string, change: ChangeValue): string {
  return text.replace(attribute, (_all, name: string, is: string, quote: string, value: string) => {
    return `${name}${is}${quote}${change(localName(name), value)}${quote}`;
  });
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Its texts alone: the numbers in it are as they were written. */
function ofJson(message: string, change: ChangeValue): string {
  let name = '';
  return message.replace(jsonText, (all, literal: string, colon: string | undefined) => {
    const text = textOf(literal);
    if (text === undefined) return all;
    if (colon !== undefined) {
      name = text;
      return all;
    }
    const changed = change(name, text);
    return changed === text ? all : JSON.stringify(changed);
  });
}

function textOf(literal: string): string | undefined {
  try {
    return JSON.parse(literal) as string;
  } catch {
    return undefined;
  }
}
