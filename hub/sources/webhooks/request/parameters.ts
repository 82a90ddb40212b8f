import { decodeBytes } from './text.ts';

/** Name and value of each parameter, without a prototype, so that `__proto__` is a name like any other. */
export interface Parameters {
  [name: string]: string;
}

/**
 * As in node:querystring: what `Object.create(null)` makes is a dictionary to the engine, which takes several times as
 * long to fill, to look through and to write as JSON.
 */
const NoParameters = function () {} as unknown as new () => Parameters;
NoParameters.prototype = Object.create(null);

/** More parameters than this are left out: no phone system sends a tenth of them. */
const mostParameters = 200;

const percent = 0x25;
const plus = 0x2b;
const space = 0x20;
const ampersand = '&';

/**
 * Reads `a=1&b=2`, from a query or a form. One character is one byte as it came over the wire. As in node:querystring:
 * `+` is a space, what follows the first `=` is the value, a name alone has an empty one. Of a repeated parameter the
 * first value that is not empty counts.
 */
export function parseParameters(text: string): Parameters {
  const parameters = noParameters();
  let start = 0;
  for (let count = 0; start < text.length && count < mostParameters;) {
    const found = text.indexOf(ampersand, start);
    const end = found < 0 ? text.length : found;
    if (end > start) {
      addParameter(parameters, text.slice(start, end));
      count += 1;
    }
    start = end + 1;
  }
  return parameters;
}

export function noParameters(): Parameters {
  return new NoParameters();
}

/** Adds one that is read already. Of a repeated parameter the first value that is not empty counts. */
export function addValue(parameters: Parameters, name: string, value: string): void {
  if (!parameters[name]) parameters[name] = value;
}

function addParameter(parameters: Parameters, pair: string): void {
  const equals = pair.indexOf('=');
  const name = decodePercent(equals < 0 ? pair : pair.slice(0, equals), true);
  const value = equals < 0 ? '' : decodePercent(pair.slice(equals + 1), true);
  addValue(parameters, name, value);
}

/** Anything but plain ASCII without escapes. */
const needsDecoding = /[%+\u0080-\uffff]/;

/** Decodes `%E6`, as UTF-8 or Windows-1252, whichever it is. What is no escape stays as it is. Never throws. */
export function decodePercent(text: string, plusIsSpace: boolean): string {
  if (!needsDecoding.test(text)) return text;
  const bytes = Buffer.allocUnsafe(text.length);
  let length = 0;
  for (let index = 0; index < text.length; index += 1) {
    let byte = text.charCodeAt(index) & 0xff;
    if (byte === percent) {
      const escaped = hexDigit(text.charCodeAt(index + 1)) * 16 + hexDigit(text.charCodeAt(index + 2));
      if (escaped >= 0) {
        byte = escaped;
        index += 2;
      }
    } else if (byte === plus && plusIsSpace) {
      byte = space;
    }
    bytes[length] = byte;
    length += 1;
  }
  return decodeBytes(bytes.subarray(0, length));
}

/** The value of a hexadecimal digit; so far below zero where it is none that no sum with another digit is not. */
function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const lower = code | 0x20;
  if (lower >= 0x61 && lower <= 0x66) return lower - 0x61 + 10;
  return -1_000;
}
