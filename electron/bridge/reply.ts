import type { Said } from '#core/said/sentence';

/** What the main process says to an ask, over IPC. */
export type Reply = { readonly answer: unknown } | { readonly refused: Said };
