import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import type { Question } from '#adapters/adapter';
import type { Input } from '#core/said/input';
import type { Instant } from '#core/time/instant';
import type { Failure } from '#hub/sources/trouble/failure';
import { createPoller, type Poller, type PollerOptions } from '#hub/sources/poller/poller';
import { runningClock } from '#tests/support/clocks';
import { inBoth } from '#core/said/sentence';

export interface TestPoller extends Poller {
  readonly inputs: Input[];
  readonly alive: Instant[];
  readonly failures: Failure[];
  /** The lines of the log, parsed. */
  readonly log: { readonly level: number; readonly msg: string; readonly [field: string]: unknown }[];
}

/** A poller at work, and all that it says. It asks `question` at each poll unless the source is another. */
export function startPoller(
  question: Question | string,
  {
    source,
    ...changes
  }: Partial<Omit<PollerOptions, 'source'>> & { readonly source?: Partial<PollerOptions['source']> } = {},
): TestPoller {
  const asked = typeof question === 'string' ? { about: inBoth('the queues'), url: question } : question;
  const heard = {
    inputs: [] as Input[],
    alive: [] as Instant[],
    failures: [] as Failure[],
    log: [] as TestPoller['log'],
  };
  const poller = createPoller({
    source: {
      id: 'pbx',
      every: 20,
      async poll(_memory, ask) {
        await ask(asked);
        return undefined;
      },
      ...source,
    },
    accept: async (inputs) => void heard.inputs.push(...inputs),
    alive: (at) => void heard.alive.push(at),
    failed: (failure) => void heard.failures.push(failure),
    timeZone: 'Europe/Copenhagen',
    clock: runningClock('2026-11-18T09:14:31.250+01:00'),
    log: pino(
      { level: 'trace' },
      { write: (line) => void heard.log.push(JSON.parse(line) as TestPoller['log'][number]) },
    ),
    ...changes,
  });
  poller.start();
  onTestFinished(() => poller.close());
  return { ...poller, ...heard };
}
