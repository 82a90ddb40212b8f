/** One request, as it is handed to `fetch`. */
export interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly headers: Record<string, string>;
  readonly body?: string;
  readonly signal: AbortSignal;
}

/** What a link needs of the world: handed in, so that tests have their own. */
export interface LinkWorld {
  readonly fetch: (address: string, options: RequestOptions) => Promise<Response>;
  /** Milliseconds on the screen's own clock. */
  readonly now: () => number;
  /** From 0 to below 1. */
  readonly random: () => number;
}

export const ownWorld: LinkWorld = {
  fetch: (address, options) => fetch(address, options),
  now: () => Date.now(),
  random: () => Math.random(),
};

/** No hub says more at once, be it of a thousand queues. In characters. */
export const largestAnswer = 16 * 1024 * 1024;
