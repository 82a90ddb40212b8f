import type { Instant } from '#core/time/instant';
import { hour } from '#core/time/instant';
import { createConfig } from '#hub/config/config';
import type { Ledger } from '#hub/books/ledger';
import { createLedger } from '#hub/books/ledger';
import { agentsNeeded, createScribe, steps, stepsACall, usual, type Step } from './call-script.ts';
import { answerOrders } from './children.ts';
import { configuration } from './configuration.ts';
import type { DayOrder, DayReport } from './cost-in-a-day.ts';

const midnight = Date.parse('2026-11-18T00:00:00Z');

interface Day {
  play(count: number): void;
  readonly left: number;
}

let day: Day | undefined;
let daysBegun = 0;

/** Both days are equally busy, so that what is held apart is only how much lies behind. */
const callsInABusyDay = 1_000_000;

/** The first so many calls of a day with a million in 23 hours, that go through the ledger step by step. */
function beginDay(calls: number): Day {
  const rhythm = { gap: (23 * hour) / callsInABusyDay, ...usual };
  const agentsAQueue = agentsNeeded(rhythm);
  const { rules, sources } = createConfig({ ...configuration({ agentsAQueue }), timeZone: 'UTC' }, { environment: {} });
  const ledger = createLedger({ rules, sources });
  const script = steps(rhythm);
  const scribe = createScribe(String(1_700_000_000 + daysBegun), agentsAQueue);
  daysBegun += 1;
  let left = calls * stepsACall;
  return {
    get left() {
      return left;
    },
    play(count) {
      for (let played = 0; played < count; played += 1) take(ledger, script.next().value, scribe);
      left -= count;
    },
  };
}

function take(ledger: Ledger, step: Step, scribe: ReturnType<typeof createScribe>): void {
  const at: Instant = midnight + Math.floor(step.at);
  ledger.take({ kind: 'webhook', at, source: 'pbx', request: { method: 'GET', ...scribe(step, at) } });
}

/** Measures the next events of the day's last part; once that is played, of a new day's. */
function measure({ calls, lastEvents, events }: DayOrder): DayReport {
  if (day === undefined || day.left < events) {
    day = beginDay(calls);
    day.play(calls * stepsACall - lastEvents);
  }
  const started = process.threadCpuUsage();
  day.play(events);
  const { user, system } = process.threadCpuUsage(started);
  return { microseconds: (user + system) / events, heapBytes: process.memoryUsage().heapUsed };
}

answerOrders(measure);
