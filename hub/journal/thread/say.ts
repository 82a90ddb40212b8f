/** A line for the hub's log, from whichever thread. Fields are plain values and errors. */
export type Say = (
  level: 'info' | 'warn' | 'error',
  text: string,
  fields?: { readonly [name: string]: unknown },
) => void;
