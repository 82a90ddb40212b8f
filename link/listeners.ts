import type { Tell, TellName, Tells } from '#core/asks/tells';
import { tellNames } from '#core/asks/tells';

type Listener<Name extends TellName> = (payload: Tells[Name]) => void;

/** Who wants to be told what. */
export interface Listeners {
  /** Returns how to be told no more. */
  add<Name extends TellName>(name: Name, listener: Listener<Name>): () => void;
  readonly tell: Tell;
}

/** An empty list of listeners. */
export function createListeners(): Listeners {
  const all = Object.fromEntries(tellNames.map((name) => [name, new Set()])) as unknown as {
    readonly [Name in TellName]: Set<Listener<Name>>;
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
