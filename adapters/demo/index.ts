import { numberNames } from '#core/said/numbers';
import { z } from 'zod';
import type { Adapter } from '../adapter.ts';
import { NotUnderstood } from '../adapter.ts';
export { demoConfiguration } from './configuration.ts';
import { parseMessage, toFact } from './messages.ts';
import { script } from './script.ts';

const settings = z.strictObject({
  callsPerHour: z
    .int()
    .min(1)
    .max(10_000)
    .default(60)
    .describe('Calls an hour in opening hours, over all queues. Nights and weekends have fewer.'),
  seed: z.int().default(1).describe('Another number is another call centre; the same number the same calls.'),
});

export type DemoSettings = z.infer<typeof settings>;

/** A lifelike call centre for the configured queues, to look at, to learn on and to rehearse with. */
export const demo = {
  id: 'demo',
  title: 'Demo',
  settings,
  secrets: [],
  provides: numberNames,
  // Pauses and log-outs are told, and the calls say the rest; each message comes once and in order.
  tells: { calls: 'events', agents: 'phones', delivery: 'exact', hangUps: 'all' },
  freshness: 'live',
  input: { way: 'script', script },
  read(input, _settings, surroundings) {
    if (input.kind !== 'stream') throw new NotUnderstood('The demo speaks in messages, and this is none.');
    return [toFact(parseMessage(input.message), surroundings.source, input.at)];
  },
} satisfies Adapter<DemoSettings>;
