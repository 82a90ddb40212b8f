/** What a value is turned into on its way: JSON, with a tag before everything that JSON does not have. */
export type Encoded = string | number | boolean | null | readonly [tag: string, ...parts: unknown[]];

/** How functions and promises cross; absent: they do not, as over IPC. */
export interface Passing {
  readonly function: (value: (...args: unknown[]) => unknown) => number;
  readonly promise: (value: Promise<unknown>) => number;
  readonly reviveFunction: (id: number) => unknown;
  readonly revivePromise: (id: number) => unknown;
}

export interface Codec {
  encode(value: unknown): Encoded;
  decode(encoded: Encoded): unknown;
}

/**
 * Values as they pass between processes and worlds. Written without anything from outside, since its text is also run
 * inside of the page.
 */
export function createCodec(passing?: Passing): Codec {
  const refuse = () => new Error('An object could not be cloned.');

  function encode(value: unknown, above: readonly unknown[] = []): Encoded {
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
    if (value === undefined) return ['undefined'];
    if (typeof value === 'number') {
      if (Object.is(value, -0)) return ['number', '-0'];
      return Number.isFinite(value) ? value : ['number', String(value)];
    }
    if (typeof value === 'bigint') return ['bigint', String(value)];
    if (typeof value === 'symbol') throw refuse();
    if (typeof value === 'function') {
      if (passing === undefined) throw refuse();
      return ['function', passing.function(value as (...args: unknown[]) => unknown)];
    }
    if (above.includes(value)) throw new Error('The stand-in passes no value that holds itself.');
    const inside = [...above, value];
    const list = (items: Iterable<unknown>) => Array.from(items, (item) => encode(item, inside));
    if (Array.isArray(value)) return ['array', list(value)];
    switch (Object.prototype.toString.call(value)) {
      case '[object Date]':
        return ['date', (value as Date).getTime()];
      case '[object RegExp]':
        return ['regexp', (value as RegExp).source, (value as RegExp).flags];
      case '[object Map]':
        return ['map', list((value as Map<unknown, unknown>).entries())];
      case '[object Set]':
        return ['set', list(value as Set<unknown>)];
      case '[object Error]':
        return ['error', (value as Error).name, (value as Error).message];
      case '[object Uint8Array]':
        return ['bytes', [...(value as Uint8Array)]];
      case '[object Promise]':
        if (passing === undefined) throw refuse();
        return ['promise', passing.promise(value as Promise<unknown>)];
      case '[object Object]':
        return ['object', Object.entries(value).map(([name, part]) => [name, encode(part, inside)])];
      default:
        throw refuse();
    }
  }

  function decode(encoded: Encoded): unknown {
    if (!Array.isArray(encoded)) return encoded;
    const [tag, first, second] = encoded as [string, never, never];
    const list = (): unknown[] => (first as Encoded[]).map((item) => decode(item));
    switch (tag) {
      case 'undefined':
        return undefined;
      case 'number':
        return Number(first);
      case 'bigint':
        return BigInt(first);
      case 'array':
        return list();
      case 'date':
        return new Date(first);
      case 'regexp':
        return new RegExp(first, second);
      case 'map':
        return new Map(list() as [unknown, unknown][]);
      case 'set':
        return new Set(list());
      case 'error':
        return Object.assign(new Error(second), { name: first });
      case 'bytes':
        return new Uint8Array(first);
      case 'function':
        return passing?.reviveFunction(first);
      case 'promise':
        return passing?.revivePromise(first);
      case 'object':
        return Object.fromEntries((first as [string, Encoded][]).map(([name, part]) => [name, decode(part)]));
      default:
        throw new Error(`Nobody wrote a value with the tag "${tag}".`);
    }
  }

  return { encode: (value) => encode(value), decode };
}
