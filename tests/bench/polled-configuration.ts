import { zoneWithNoonNow } from '#tests/support/configurations';

/** One queue for each of these phone systems, which are asked again and again. */
export function polledConfiguration(addresses: readonly string[], everySeconds: number): object {
  return {
    timeZone: zoneWithNoonNow(),
    queues: addresses.map((_, index) => ({ id: `queue-${index}`, name: `Queue ${index}` })),
    sources: addresses.map((baseUrl, index) => ({
      id: `swan-${index}`,
      adapter: 'swan',
      baseUrl,
      company: 'Bench',
      everySeconds,
      queues: { [`queue-${index}`]: { group: 'Group', queues: ['8001'] } },
    })),
  };
}
