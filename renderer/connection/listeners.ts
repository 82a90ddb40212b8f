import type { Tells } from '#core/board/bridge';

type Listener<Name extends keyof Tells> = (payload: Tells[Name]) => void;

/** Who wants to be told what. */
export interface Listeners {
  /** Returns how to be told no more. */
  add<Name extends keyof Tells>(name: Name, listener: Listener<Name>): () => void;
  tell<Name extends keyof Tells>(name: Name, payload: Tells[Name]): void;
}

/** An empty list of listeners. */
export function createListeners(): Listeners {
  const all: { readonly [Name in keyof Tells]: Set<Listener<Name>> } = {
    snapshot: new Set(),
    update: new Set(),
    connection: new Set(),
    trouble: new Set(),
  };
  return {
    add(name, listener) {
      all[name].add(listener);
      return () => void all[name].delete(listener);
    },
    tell(name, payload) {
      for (const listener of all[name]) listener(payload);
    },
  };
}
