/**
 * What a parameter of a phone system's request holds, judged by its name alone.
 * `counted`: ids, local numbers, times and words that the numbers are computed from, and no person's data.
 * `number`: a phone number. `text`: anything else, so that what is not known is treated as if it named somebody.
 */
export type ParameterKind = 'counted' | 'number' | 'text';

const counted =
  /^(?:\w*(?:callid|uniqueid|accountid|localnumber|timestamp)|calledphone|time|date|duration|transfer|calldirection|direction|reason|queue|queueid|event|type|state|status)$/;
const phoneNumber = /^(?:\w*(?:number|phone|mobile)|callerid|callerno|calleeno|transfer(?:red|ed)?to)$/;

/** Names seen so far; a phone system has a few dozen. */
const known = new Map<string, ParameterKind>();
const mostKnown = 1_000;
const longestName = 64;

/** Names match without regard to case, spaces, `_` and `-`. */
export function parameterKind(name: string): ParameterKind {
  if (name.length > longestName) return 'text';
  let kind = known.get(name);
  if (kind === undefined) {
    if (known.size >= mostKnown) known.clear();
    known.set(name, (kind = judge(plainName(name))));
  }
  return kind;
}

/** Names of ids, of which a device and a caller are none: `callID`, `Uniqueid`, `monitorCrossRefID`. */
const idName = /(?<!device|caller|line)id$/;

/** Whether a field or an element of a message is an id by its name, however many digits it has. */
export function isIdName(name: string): boolean {
  return idName.test(plainName(name));
}

/** `Transfered Unique ID` → `transfereduniqueid`. */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, '');
}

function judge(name: string): ParameterKind {
  if (counted.test(name)) return 'counted';
  return phoneNumber.test(name) ? 'number' : 'text';
}
