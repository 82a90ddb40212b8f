import type { MoreAsks } from '#adapters/adapter';

/** What a poll may ask for beside HTTP. */
export type OtherAsks = Pick<MoreAsks, 'rows' | 'files'>;
