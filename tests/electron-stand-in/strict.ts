/** What the language and its tools ask of any object by themselves: not to know these is no mistake of ours. */
const askedOfEverything = new Set(['then', 'toJSON', 'inspect', 'prototype', 'constructor', 'length', 'name']);

/**
 * The same object, that throws where something is asked of it which the stand-in does not have: a spec must never go
 * green because `undefined` happened to be good enough.
 */
export function strict<Value extends object>(name: string, value: Value): Value {
  return new Proxy(value, {
    get(target, property) {
      if (typeof property === 'symbol' || property in target || askedOfEverything.has(property)) {
        return Reflect.get(target, property) as unknown;
      }
      throw notThere(`${name}.${property}`);
    },
    set(target, property, next) {
      if (typeof property === 'string' && !(property in target)) throw notThere(`${name}.${property}`);
      return Reflect.set(target, property, next);
    },
  });
}

/** A whole part of Electron that the stand-in does not have. It can be imported, and nothing more. */
export function missing(name: string): never {
  const refuse = () => {
    throw notThere(name);
  };
  return new Proxy(function standIn() {}, {
    get(_target, property) {
      if (typeof property === 'symbol' || askedOfEverything.has(property)) return undefined;
      throw notThere(`${name}.${property}`);
    },
    apply: refuse,
    construct: refuse,
    set: refuse,
  }) as never;
}

function notThere(what: string): Error {
  return new Error(
    `The Electron stand-in has no ${what}: add it in tests/electron-stand-in, as strict as the real one.`,
  );
}
