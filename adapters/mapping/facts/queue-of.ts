import type { Mapping } from '../mapping.ts';

/** The board's queue by the source's name of it; `undefined`: it is none of the board's. */
export function queueOf({ queueOf: known, settings }: Mapping, name: string | null): string | undefined {
  if (!Object.hasOwn(settings.fields, 'queue')) return Object.keys(settings.queues ?? {})[0];
  return name === null ? undefined : known.get(name);
}
