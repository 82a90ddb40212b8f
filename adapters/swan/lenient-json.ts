import type { JsonValue } from '#core/said/input';
import { isObject } from '#core/said/json';

/** So many places at which an answer may begin are tried, in so many characters: a page is not searched for ever. */
const mostPlaces = 20;
const mostCharacters = 2_000_000;

/** An answer as far as it can be read, and whether something stood around it that is none of it. */
export interface Lenient {
  readonly value: JsonValue;
  readonly hasWordsAround: boolean;
}

/**
 * The JSON object in a text that is none as a whole: PHP prints its warnings before (or after) the answer, and a statistic
 * that divides by zero stands there as `NaN` or `INF`, which JSON does not know. What is no number becomes `null`.
 * `undefined` where there is no object, or it breaks off.
 */
export function objectIn(text: string): Lenient | undefined {
  const whole = text.slice(0, mostCharacters);
  let start = whole.indexOf('{');
  for (let place = 0; start >= 0 && place < mostPlaces; place += 1) {
    const end = endOfObject(whole, start);
    const value = end === undefined ? undefined : parsed(whole.slice(start, end));
    // A warning may have braces of its own: the answer is what looks like one.
    if (value !== undefined && isObject(value) && (Object.hasOwn(value, 'result') || Object.hasOwn(value, 'error'))) {
      return { value, hasWordsAround: `${whole.slice(0, start)}${whole.slice(end)}`.trim() !== '' };
    }
    start = whole.indexOf('{', start + 1);
  }
  return undefined;
}

/** Strings as they are; what stands beside them and is no JSON. */
const tokens =
  /"(?:[^"\\]|\\.)*"|[-+]?(?:\bnan\b|\binf(?:inity)?\b|1\.#(?:ind|inf|[qs]?nan)\d*)|\bundefined\b|,(?=\s*[}\]])/gi;

function parsed(text: string): JsonValue | undefined {
  const mended = text.replaceAll(tokens, (token) => (token[0] === '"' ? token : token === ',' ? '' : 'null'));
  try {
    return JSON.parse(mended) as JsonValue;
  } catch {
    return undefined;
  }
}

/** Where the object that begins at `start` ends; `undefined` where it does not. */
function endOfObject(text: string, start: number): number | undefined {
  let depth = 0;
  let isInString = false;
  for (let index = start; index < text.length; index += 1) {
    const sign = text[index];
    if (isInString) {
      if (sign === '\\') index += 1;
      else if (sign === '"') isInString = false;
    } else if (sign === '"') isInString = true;
    else if (sign === '{') depth += 1;
    else if (sign === '}' && (depth -= 1) === 0) return index + 1;
  }
  return undefined;
}
