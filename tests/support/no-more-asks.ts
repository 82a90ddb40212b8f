import type { MoreAsks } from '#adapters/adapter';

/** For an adapter that asks over HTTP alone. */
export const noMoreAsks: MoreAsks = {
  keep: () => Promise.reject(new Error('Nothing is kept by itself.')),
  rows: () => {
    throw new Error('There is no database.');
  },
  files: () => {
    throw new Error('There are no files.');
  },
};
