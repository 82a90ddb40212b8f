/** What the main process says to an ask, over IPC. */
export type Reply = { readonly answer: unknown } | { readonly refused: string };
