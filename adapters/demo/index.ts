import { numberNames } from '#core/said/numbers';
import { z } from 'zod';
import { asOneText as both } from '#core/said/sentence';
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
    .meta({
      title: both('Opkald i timen', 'Calls an hour'),
      description: both(
        'Opkald i timen i åbningstiden, over alle køer. Nætter og weekender har færre.',
        'Calls an hour in opening hours, over all queues. Nights and weekends have fewer.',
      ),
      often: true,
    }),
  seed: z
    .int()
    .default(1)
    .meta({
      title: both('Frø', 'Seed'),
      description: both(
        'Et andet tal er et andet callcenter; det samme tal de samme opkald.',
        'Another number is another call centre; the same number the same calls.',
      ),
    }),
});

export type DemoSettings = z.infer<typeof settings>;

/** A lifelike call centre for the configured queues, to look at, to learn on and to rehearse with. */
export const demo = {
  id: 'demo',
  title: 'Demo',
  about: {
    da: 'Et opdigtet callcenter med levende opkald, til at se tavlen med.',
    en: 'An invented call centre with living calls, to look at the board with.',
  },
  settings,
  secrets: [],
  provides: numberNames,
  // Pauses and log-outs are told, and the calls say the rest; each message comes once and in order.
  tells: { calls: 'events', agents: 'phones', delivery: 'exact', hangUps: 'all', ownCalls: true },
  freshness: 'live',
  input: { way: 'script', script },
  read(input, _settings, surroundings) {
    if (input.kind !== 'stream')
      throw new NotUnderstood({
        da: 'Demoen taler i beskeder, og dette er ingen.',
        en: 'The demo speaks in messages, and this is none.',
      });
    return [toFact(parseMessage(input.message), surroundings.source, input.at)];
  },
} satisfies Adapter<DemoSettings>;
