import { inBoth } from '#core/said/sentence';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import type { Input } from '#core/said/input';
import type { Instant } from '#core/time/instant';
import { createStream, type Stream, type StreamOptions } from '#hub/sources/stream/stream';
import type { Failure } from '#hub/sources/trouble/failure';
import { runningClock } from '#tests/support/clocks';
import { exchangeSource } from '#tests/support/exchange';
import type { ExchangeServer } from '#tests/support/exchange-server';
import { surroundings } from '#tests/support/surroundings';

export interface TestStream extends Stream {
  readonly inputs: Input[];
  /** What was said, in words: of its own messages, and that the connection began or was lost. */
  said(): readonly string[];
  readonly batches: (readonly Input[])[];
  readonly live: Instant[];
  readonly failures: Failure[];
  readonly problems: (readonly string[])[];
  /** The lines of the log, parsed. */
  readonly log: { readonly level: number; readonly msg: string; readonly [field: string]: unknown }[];
}

interface Changes extends Partial<Omit<StreamOptions, 'source'>> {
  readonly settings?: object;
  readonly source?: Partial<StreamOptions['source']>;
}

/** A stream at work with the exchange, and all that it tells. It comes back at once. */
export function startStream(
  exchange: Pick<ExchangeServer, 'port'>,
  { settings, source, ...changes }: Changes = {},
): TestStream {
  const heard = {
    inputs: [] as Input[],
    batches: [] as (readonly Input[])[],
    live: [] as Instant[],
    failures: [] as Failure[],
    problems: [] as (readonly string[])[],
    log: [] as TestStream['log'],
  };
  const { input } = exchangeSource(
    exchange.port,
    { timeZone: 'Europe/Copenhagen', queues: surroundings.queues },
    settings,
  );
  if (input.way !== 'stream') throw new Error('It is a stream.');
  const stream = createStream({
    source: { ...input, id: 'pbx', ...source },
    async accept(inputs) {
      heard.batches.push(inputs);
      heard.inputs.push(...inputs);
    },
    leftOpen: false,
    live: (at) => void heard.live.push(at),
    failed: (failure) => void heard.failures.push(failure),
    problems: (sentences) => void heard.problems.push(sentences.map((each) => inBoth(each).en)),
    clock: runningClock('2026-11-18T09:14:31.250+01:00'),
    log: pino(
      { level: 'trace' },
      { write: (line) => void heard.log.push(JSON.parse(line) as TestStream['log'][number]) },
    ),
    chance: () => 0,
    ...changes,
    limits: { firstPause: 20, ...changes.limits },
  });
  stream.start();
  onTestFinished(() => stream.close());
  return { ...stream, ...heard, said: () => heard.inputs.map((each) => (each.kind === 'stream' ? each.message : '?')) };
}
