import { NotUnderstood } from '../adapter.ts';
import { fieldMissing } from './sentences.ts';

/** The fields of one message by their names in small letters. Of a name that comes twice the first stands. */
export type Fields = ReadonlyMap<string, string>;

/** Longer values than these are no ids, names or words that Asterisk makes (its own limits are 150 and 80). */
const longest = 200;

/** A value may hold colons of its own ("Kommunen: Borgerservice"): only the first one of a line parts it from its name. */
export function fieldsOf(message: string): Fields {
  const fields = new Map<string, string>();
  for (const line of message.split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon <= 0) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    if (!fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return fields;
}

/** What a field says; `undefined` where it is missing, empty, or longer than anything that means something. */
export function textOf(fields: Fields, name: string): string | undefined {
  const text = fields.get(name);
  return text === undefined || text === '' || text.length > longest ? undefined : text;
}

/** @throws NotUnderstood where it does not say it */
export function needed(fields: Fields, name: string): string {
  const text = textOf(fields, name.toLowerCase());
  if (text !== undefined) return text;
  throw new NotUnderstood(fieldMissing(name));
}

/** A whole number of 0 or more; `undefined` where it is none. */
export function countOf(fields: Fields, name: string): number | undefined {
  const text = fields.get(name);
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/** A number that can be called back; events say `<unknown>` where there is none, answers `unknown`. */
export function callerOf(fields: Fields): string | undefined {
  const number = textOf(fields, 'calleridnum');
  return number !== undefined && /^[+\d][\d ]*$/.test(number) ? number : undefined;
}
