import type { Adapter } from '#adapters/adapter';
import { plainName } from '../intake/parameter-kind.ts';

/** What a source with these settings brings that tells who somebody is. Of requests all goes that is not counted. */
export function personalOf({ input }: Adapter, settings: unknown): readonly string[] {
  switch (input.way) {
    case 'polls':
    case 'stream':
      return [...new Set([...input.personal, ...(input.personalBy?.(settings) ?? [])].map(plainName))];
    case 'webhooks':
    case 'script':
      return [];
  }
}
