import type { Random } from '../../random.ts';
import { shuffled } from '../shuffled.ts';

/** The inside of an element: its text, elements by name (a list: the same name again and again), or nothing at all. */
export type Value = string | number | boolean | null | Fields | readonly Fields[] | readonly string[];
export interface Fields {
  /** `undefined`: not there. A name that begins with `@` is an attribute. */
  readonly [name: string]: Value | undefined;
}

export interface XmlStyle {
  /** What the XML declaration claims; `null`: there is none. */
  readonly declaration: string | null;
  readonly namespace: string | null;
  /** Every element's prefix for that namespace; `''`: it is the default namespace. */
  readonly prefix: string;
  /** The order of the fields in an element is by chance; `null`: as written. */
  readonly shuffle: Random | null;
  /** Line breaks and spaces between elements. */
  readonly indented: boolean;
}

export function writeXml(name: string, fields: Fields, style: XmlStyle): string {
  const prefix = style.prefix === '' || style.namespace === null ? '' : `${style.prefix}:`;
  const xmlns = prefix === '' ? '@xmlns' : `@xmlns:${style.prefix}`;
  const { namespace, declaration } = style;
  const root = namespace === null ? fields : { ...fields, [xmlns]: namespace };
  const head =
    declaration === null ? '' : `<?xml version="1.0" encoding="${declaration}"?>${style.indented ? '\n' : ''}`;
  return head + element(name, root, prefix, style, '');
}

function element(name: string, value: Value, prefix: string, style: XmlStyle, margin: string): string {
  const tag = `${prefix}${name}`;
  if (value === null) return `<${tag}/>`;
  if (typeof value !== 'object' || Array.isArray(value)) return `<${tag}>${escaped(String(value))}</${tag}>`;
  const parts = Object.entries(value as Fields).filter(([, part]) => part !== undefined);
  const attributes = parts.filter(([part]) => part.startsWith('@'));
  const opened = `${tag}${attributes.map(([part, text]) => ` ${part.slice(1)}="${escaped(typeof text === 'string' ? text : '')}"`).join('')}`;
  const inner = style.indented ? `${margin}  ` : '';
  const children = shuffled(
    parts.filter(([part]) => !part.startsWith('@')),
    style.shuffle,
  ).flatMap(([part, content]) =>
    (Array.isArray(content) ? (content as readonly Value[]) : [content ?? null]).map((one) =>
      element(part, one, prefix, style, inner),
    ),
  );
  if (children.length === 0) return `<${opened}/>`;
  if (!style.indented) return `<${opened}>${children.join('')}</${tag}>`;
  return `<${opened}>\n${children.map((child) => `${inner}${child}\n`).join('')}${margin}</${tag}>`;
}

const entities: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

export function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? '');
}
