import type { Adapter } from '#adapters/adapter';
import { adapters } from '#adapters/index';
import { plainName } from '../../intake/parameter-kind.ts';

/**
 * The names of what tells who somebody is, as the adapters of streams say it. All of them, for every message: what lies in the
 * journal may be of a source that is configured no more.
 */
export const personalNames: ReadonlySet<string> = new Set(adapters.flatMap(streamed).map(plainName));

function streamed({ input }: Adapter): readonly string[] {
  return input.way === 'stream' ? input.personal : [];
}
