import type { JsonValue } from '#core/said/input';
import { isList } from '#core/said/json';

/** An object or a list is JSON; anything else is the text that it is, also where it is made of digits. `undefined`: nothing. */
export function messageIn(text: string): JsonValue | undefined {
  if (text.trim() === '') return undefined;
  if (!seemsJson(text)) return text;
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return text;
  }
}

/** As it is typed. */
export function messageText(value: JsonValue | undefined): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2);
}

/** Whether whoever typed that meant JSON. What stands for a cursor or a page begins with a brace too. */
export function seemsJson(text: string): boolean {
  return /^\s*[[{]/.test(text) && !/^\s*\{(?:cursor|page)\}/.test(text);
}

/** The messages of a setting that is one or a list of them. */
export function messagesIn(value: JsonValue | undefined): readonly JsonValue[] {
  if (value === undefined) return [];
  return isList(value) ? value : [value];
}

/** As the setting has them. One that is a list itself stands in another: else it would be several. */
export function messagesAsSetting(messages: readonly JsonValue[]): JsonValue | undefined {
  const [first, ...others] = messages;
  if (first === undefined) return undefined;
  return others.length > 0 || isList(first) ? messages : first;
}
