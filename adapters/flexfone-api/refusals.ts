import type { JsonValue } from '#core/said/input';
import { isObject } from '#core/said/json';
import { quoted } from '#core/said/quoted';
import { parseXml } from '../xml.ts';
import { booleanOf, textOf } from './values.ts';

/**
 * Why an answer that is a success by its status is a refusal after all: `{"Message": "...", "Success": false}`, as public
 * clients of Flexfone know it, in JSON or XML; or `false` alone. `''` where it does not say why, `undefined` where it is none.
 */
export function refusalIn(body: JsonValue): string | undefined {
  if (typeof body === 'string') return refusalInXml(body);
  if (!isObject(body)) return booleanOf(body) === false ? '' : undefined;
  const named = new Map(Object.entries(body).map(([name, value]) => [name.toLowerCase(), value]));
  if (booleanOf(named.get('success')) !== false) return undefined;
  return quoted(textOf(named.get('message')) ?? '');
}

function refusalInXml(text: string): string | undefined {
  try {
    const { children, text: own } = parseXml(text);
    const of = (name: string): string | undefined =>
      children.find((child) => child.name.toLowerCase() === name)?.text.trim();
    if (children.length === 0) return booleanOf(own) === false ? '' : undefined;
    return booleanOf(of('success')) === false ? quoted(of('message') ?? '') : undefined;
  } catch {
    return booleanOf(text.replaceAll(/<[^<>]*>/g, '')) === false ? '' : undefined;
  }
}
