import type { Told } from './told-so-far.ts';

/** What a tab says to the worker that follows the hub's stream for all boards of a browser. */
export type FromTab = { readonly kind: 'join'; readonly address: string } | { readonly kind: 'leave' };

/** `alive`: nothing new, and the worker is there. */
export type FromWorker = Told | { readonly kind: 'alive' };
